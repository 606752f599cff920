package main

import (
	"fmt"
	"strings"

	v3 "github.com/projectcalico/api/pkg/apis/projectcalico/v3"

	"github.com/projectcalico/calico/felix/config"
	"github.com/projectcalico/calico/libcalico-go/lib/backend/model"
	"github.com/projectcalico/calico/libcalico-go/lib/backend/syncersv1/updateprocessors"
)

// FelixVerdict is what Felix makes of a FelixConfiguration.
type FelixVerdict struct {
	// Dies says why Felix exits when it reads the configuration, or "".
	Dies string `json:"dies,omitempty"`
	// Replaced says, by parameter, why Felix puts its default in place of the value.
	Replaced map[string]string `json:"replaced,omitempty"`
	// Ignored are the parameters that Felix does not know, or takes from its environment only.
	Ignored []string `json:"ignored,omitempty"`
	// Parsed are the values that Felix works with, as Go writes them.
	Parsed map[string]string `json:"parsed,omitempty"`
}

// judgeFelix brings the configuration to Felix on the way that it takes in a cluster: Typha's conversion to parameters, then the parser.
func judgeFelix(object *v3.FelixConfiguration) (verdict FelixVerdict) {
	defer func() {
		if cause := recover(); cause != nil {
			verdict.Dies = fmt.Sprintf("panic: %v", cause)
		}
	}()
	parameters, err := parametersOf(object)
	if err != nil {
		return FelixVerdict{Dies: err.Error()}
	}
	verdict = FelixVerdict{Replaced: map[string]string{}, Parsed: map[string]string{}}
	for name, text := range parameters {
		parameter, known := config.Params()[strings.ToLower(name)]
		if !known || parameter.GetMetadata().Local {
			verdict.Ignored = append(verdict.Ignored, name)
			continue
		}
		// Felix reads "none" as the zero value, before any parser.
		if strings.EqualFold(text, "none") {
			continue
		}
		value, err := parameter.Parse(text)
		if err != nil {
			verdict.Replaced[name] = err.Error()
			continue
		}
		verdict.Parsed[name] = fmt.Sprint(value)
	}
	// The parser as a whole, which alone says what Felix does not survive.
	if _, err := config.New().UpdateFrom(parameters, config.DatastoreGlobal); err != nil {
		verdict.Dies = err.Error()
	}
	return verdict
}

func parametersOf(object *v3.FelixConfiguration) (map[string]string, error) {
	pairs, err := updateprocessors.NewFelixConfigUpdateProcessor().Process(&model.KVPair{
		Key:   model.ResourceKey{Kind: v3.KindFelixConfiguration, Name: object.Name},
		Value: object,
	})
	if err != nil {
		return nil, err
	}
	parameters := map[string]string{}
	for _, pair := range pairs {
		key, isGlobal := pair.Key.(model.GlobalConfigKey)
		if isGlobal && pair.Value != nil {
			parameters[key.Name] = fmt.Sprint(pair.Value)
		}
	}
	return parameters, nil
}
