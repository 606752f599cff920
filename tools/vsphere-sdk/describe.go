package main

import (
	_ "embed"
	"encoding/json"
	"strings"
	"unicode"
)

//go:embed texts.json
var written []byte

// describe puts the kit's own texts in the place of the schema's: those are the Terraform provider's documentation, which has a
// licence of its own. What nobody wrote a text for says what its name and the schema's facts say.
func describe(schema map[string]any) error {
	var texts struct{ Types, Fields map[string]string }
	if err := json.Unmarshal(written, &texts); err != nil {
		return err
	}
	text := func(known map[string]string, name string) string {
		if text, isWritten := known[name]; isWritten {
			return text
		}
		return words(name) + "."
	}
	fields := func(value any) {
		members, _ := value.(map[string]any)
		for name, member := range members {
			field, isField := member.(map[string]any)
			if !isField {
				continue
			}
			said := []string{text(texts.Fields, name)}
			if field["willReplaceOnChanges"] == true || field["replaceOnChanges"] == true {
				said = append(said, "A change replaces it.")
			}
			if field["secret"] == true {
				said = append(said, "Kept as a secret.")
			}
			field["description"] = strings.Join(said, " ")
			if field["deprecationMessage"] != nil {
				field["deprecationMessage"] = "no longer wanted by the provider"
			}
		}
	}
	one := func(name string, value any) {
		member, isMap := value.(map[string]any)
		if !isMap {
			return
		}
		member["description"] = text(texts.Types, name)
		for _, key := range []string{"properties", "inputProperties", "variables"} {
			fields(member[key])
		}
		for _, key := range []string{"inputs", "outputs", "stateInputs"} {
			if part, isPart := member[key].(map[string]any); isPart {
				delete(part, "description")
				fields(part["properties"])
			}
		}
	}
	for _, part := range []string{"resources", "functions", "types"} {
		members, _ := schema[part].(map[string]any)
		for token, member := range members {
			one(token[strings.LastIndex(token, ":")+1:], member)
		}
	}
	one("Provider", schema["provider"])
	one("Provider", schema["config"])
	return nil
}

// words of a name: `maxMtu` is "Max mtu".
func words(name string) string {
	var said strings.Builder
	for index, letter := range name {
		switch {
		case index == 0:
			said.WriteRune(unicode.ToUpper(letter))
		case unicode.IsUpper(letter):
			said.WriteRune(' ')
			said.WriteRune(unicode.ToLower(letter))
		default:
			said.WriteRune(letter)
		}
	}
	return said.String()
}
