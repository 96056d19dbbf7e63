package fonts

import (
	"bytes"
	"io"
	"io/fs"
	"slices"
	"time"
)

// Folder is a file system of one folder whose files lie in memory, in the order of their
// names.
type Folder []entry

// entry is a file of a folder.
type entry struct {
	name string
	data []byte
}

// Open implements fs.FS.
func (f Folder) Open(name string) (fs.File, error) {
	if name == "." {
		return &openFolder{rest: f}, nil
	}
	i := slices.IndexFunc(f, func(e entry) bool { return e.name == name })
	switch {
	case !fs.ValidPath(name):
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	case i < 0:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &openFile{Reader: bytes.NewReader(f[i].data), entry: f[i]}, nil
}

// openFile reads one file.
type openFile struct {
	*bytes.Reader
	entry entry
}

// Bytes is the whole file, which nobody may write to.
func (f *openFile) Bytes() []byte { return f.entry.data }

// Stat implements fs.File.
func (f *openFile) Stat() (fs.FileInfo, error) { return info{f.entry}, nil }

// Close implements fs.File.
func (f *openFile) Close() error { return nil }

// openFolder lists the folder.
type openFolder struct{ rest Folder }

// Read implements fs.File.
func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: ".", Err: fs.ErrInvalid}
}

// Stat implements fs.File.
func (f *openFolder) Stat() (fs.FileInfo, error) { return root{}, nil }

// Close implements fs.File.
func (f *openFolder) Close() error { return nil }

// ReadDir implements fs.ReadDirFile.
func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	count := len(f.rest)
	if n > 0 {
		if count == 0 {
			return nil, io.EOF
		}
		count = min(count, n)
	}
	list := make([]fs.DirEntry, count)
	for i, e := range f.rest[:count] {
		list[i] = fs.FileInfoToDirEntry(info{e})
	}
	f.rest = f.rest[count:]
	return list, nil
}

// info tells of a file, whose time is not kept.
type info struct{ entry entry }

func (i info) Name() string     { return i.entry.name }
func (info) Mode() fs.FileMode  { return 0o444 }
func (i info) Size() int64      { return int64(len(i.entry.data)) }
func (info) ModTime() time.Time { return time.Time{} }
func (info) IsDir() bool        { return false }
func (info) Sys() any           { return nil }

// root tells of the folder.
type root struct{ info }

func (root) Name() string      { return "." }
func (root) Mode() fs.FileMode { return fs.ModeDir | 0o555 }
func (root) IsDir() bool       { return true }
