package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// output is one file to be written.
type output struct {
	path    string
	content io.WriterTo
}

// replaceFiles writes all files or, as far as a file system allows, none: each is
// complete on the disk beside its place before the first one takes its place. What
// stood there before is whole until then.
func replaceFiles(ctx context.Context, outputs []output) error {
	staged := make([]*stagedFile, 0, len(outputs))
	defer func() {
		for _, s := range staged {
			s.discard()
		}
	}()
	for _, o := range outputs {
		s, err := stage(o)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return fileFailure(filepath.Dir(o.path), err)
		case err != nil:
			return fileFailure(o.path, err)
		}
		staged = append(staged, s)
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("cli: write: %w", err)
	}
	for i, s := range staged {
		if err := s.commit(); err != nil {
			return fileFailure(outputs[i].path, err)
		}
	}
	return nil
}

// stagedFile is a finished file that waits beside its place.
type stagedFile struct{ temp, target string }

// stage writes an output beside its place and through to the disk.
func stage(o output) (*stagedFile, error) {
	target, mode, err := placeOf(o.path)
	if err != nil {
		return nil, err
	}
	temp := filepath.Join(filepath.Dir(target), ".mocban-"+rand.Text()+".tmp")
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, err
	}
	s := &stagedFile{temp, target}
	if err := fill(f, o.content, mode); err != nil {
		s.discard()
		return nil, err
	}
	return s, nil
}

func fill(f *os.File, content io.WriterTo, mode fs.FileMode) error {
	_, err := content.WriteTo(f)
	if err == nil && mode != 0 {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// placeOf follows a link to the file it means, and makes sure that a file that
// stands there may be changed: renaming alone would override its protection, and on
// Windows would fail late where Word has it open. The mode is that file's, or 0.
func placeOf(path string) (target string, mode fs.FileMode, err error) {
	target, err = filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, 0, nil
	}
	if err != nil {
		return "", 0, err
	}
	f, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return "", 0, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is no regular file", target)
	}
	if err == nil && info.Mode().Perm()&0o200 == 0 {
		err = fs.ErrPermission // the superuser may, but the owner did not want it
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return "", 0, err
	}
	return target, info.Mode().Perm(), nil
}

func (s *stagedFile) commit() error { return os.Rename(s.temp, s.target) }

// discard removes what is left of the staging; after commit there is nothing.
func (s *stagedFile) discard() { _ = os.Remove(s.temp) }
