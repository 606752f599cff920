// What Calico's own replace line points at is not published, and nothing that we build imports it.
module github.com/projectcalico/calico/lib/httpmachinery

go 1.24
