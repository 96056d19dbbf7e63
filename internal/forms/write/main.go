// Command write puts the forms into a folder; go generate in templates calls it.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/mocban/mocban/internal/forms"
)

func main() {
	dir := "."
	if len(os.Args) > 1 {
		dir = os.Args[1]
	}
	if err := write(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(dir string) error {
	files, err := forms.Files()
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o644); err != nil {
			return fmt.Errorf("write form: %w", err)
		}
	}
	return nil
}
