package sink

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// Temporary files are known by their name, so that what a killed process left can
// be taken away.
const (
	tempPrefix = ".mocban-"
	tempSuffix = ".tmp"
)

func isTemp(name string) bool {
	return strings.HasPrefix(name, tempPrefix) && strings.HasSuffix(name, tempSuffix)
}

// tempIn is a new name for a temporary file.
func tempIn(dir string) string { return filepath.Join(dir, tempPrefix+rand.Text()+tempSuffix) }

// writeWhole puts a file under its name in one step: it is complete on the disk as
// temp, of the same folder, before. The folder is yet to be synced.
func writeWhole(temp, path string, write func(io.Writer) error) (err error) {
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return fmt.Errorf("sink: %w", err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temp)
		}
	}()
	if err = write(f); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = rename(temp, path)
	}
	if err != nil {
		return fmt.Errorf("sink: %w", err)
	}
	return nil
}

// buffered joins what is written in small pieces; documents come in one.
func buffered(write func(io.Writer) error) func(io.Writer) error {
	return func(w io.Writer) error {
		b := bufio.NewWriterSize(w, 64<<10)
		if err := write(b); err != nil {
			return err
		}
		return b.Flush()
	}
}

// rename tries again on Windows, where a virus scanner may hold a new file for a
// moment (golang/go#16882).
func rename(from, to string) error {
	err := os.Rename(from, to)
	for wait := 5 * time.Millisecond; err != nil && runtime.GOOS == "windows" && wait < 3*time.Second; wait *= 2 {
		time.Sleep(wait)
		err = os.Rename(from, to)
	}
	return err
}

// syncFolder makes renames safe. Windows does so by itself and cannot be asked.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("sink: %w", err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("sink: sync folder: %w", err)
	}
	return nil
}

// sweep removes the temporary files that a killed process left in a folder.
func sweep(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("sink: %w", err)
	}
	for _, e := range entries {
		if isTemp(e.Name()) {
			if err := os.Remove(filepath.Join(dir, e.Name())); err != nil {
				return fmt.Errorf("sink: %w", err)
			}
		}
	}
	return nil
}
