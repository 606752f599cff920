// Command verdicts asks Calico's own code about objects: libcalico-go's validator, which Calico's API server asks before it stores
// one, and Felix' parser of parameters, which reads a FelixConfiguration when calico-node starts.
//
// It reads one object of projectcalico.org/v3 per line (JSON) and writes one verdict per line (JSON), in the same order. A line that
// is no object of a kind that Calico knows is a verdict, too: the program itself fails only where it cannot read or write.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	v3 "github.com/projectcalico/api/pkg/apis/projectcalico/v3"
	"github.com/sirupsen/logrus"
	"k8s.io/apimachinery/pkg/runtime"
	serializer "k8s.io/apimachinery/pkg/runtime/serializer/json"

	validator "github.com/projectcalico/calico/libcalico-go/lib/validator/v3"
)

// Verdict is what Calico's programs make of one object.
type Verdict struct {
	// Refused says why Calico's API server does not take the object, or "".
	Refused string `json:"refused,omitempty"`
	// Panics is what the validator panicked with: Calico's API server answers such a request with nothing but an internal error.
	Panics string `json:"panics,omitempty"`
	// Felix is there for a FelixConfiguration that can be read.
	Felix *FelixVerdict `json:"felix,omitempty"`
}

// An object may be as long as etcd takes (1.5 MiB), and a little more.
const longestLine = 4 << 20

func main() {
	// Calico's packages log every parameter that they read; what matters is in the verdict.
	logrus.SetLevel(logrus.PanicLevel)
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(in *os.File, out *os.File) error {
	decode, err := decoder()
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 64<<10), longestLine)
	answers := bufio.NewWriter(out)
	encode := json.NewEncoder(answers)
	encode.SetEscapeHTML(false)
	for lines.Scan() {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		if err := encode.Encode(judge(decode, lines.Bytes())); err != nil {
			return err
		}
		// Whoever asks may wait for the answer before the next question.
		if err := answers.Flush(); err != nil {
			return err
		}
	}
	return lines.Err()
}

// decoder reads objects as Calico's API server does, and strictly: a key that the kind does not have is an error.
func decoder() (func([]byte) (runtime.Object, error), error) {
	scheme := runtime.NewScheme()
	if err := v3.AddToScheme(scheme); err != nil {
		return nil, err
	}
	strict := serializer.NewSerializerWithOptions(serializer.DefaultMetaFactory, scheme, scheme, serializer.SerializerOptions{Strict: true})
	return func(line []byte) (runtime.Object, error) {
		object, _, err := strict.Decode(line, nil, nil)
		return object, err
	}, nil
}

func judge(decode func([]byte) (runtime.Object, error), line []byte) Verdict {
	object, err := decode(line)
	if err != nil {
		return Verdict{Refused: err.Error()}
	}
	refused, panics := validate(object)
	verdict := Verdict{Refused: refused, Panics: panics}
	if felix, ok := object.(*v3.FelixConfiguration); ok {
		answer := judgeFelix(felix)
		verdict.Felix = &answer
	}
	return verdict
}

// validate asks the validator, which panics on some values.
func validate(object runtime.Object) (refused string, panics string) {
	defer func() {
		if cause := recover(); cause != nil {
			panics = fmt.Sprint(cause)
		}
	}()
	if err := validator.Validate(object); err != nil {
		refused = err.Error()
	}
	return refused, panics
}
