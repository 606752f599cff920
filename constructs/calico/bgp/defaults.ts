/** Calico's own default AS number (projectcalico/calico api/pkg/apis/projectcalico/v3/bgpconfig.go). */
export const defaultAsNumber = 64512;
