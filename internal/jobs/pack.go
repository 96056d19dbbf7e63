package jobs

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/mocban/mocban/internal/batch"
)

// packPrefix begins the names of the packs among a batch's blobs.
const packPrefix = "pack-"

// packName differs with every attempt: a worker that was thought dead writes beside
// the one that has its task, not over it.
func packName(t *task) string { return fmt.Sprintf("%s%d-%d-%d", packPrefix, t.n, t.attempt, t.first) }

// putPack writes documents into one blob as they are made.
func (e *Engine) putPack(ctx context.Context, key string, fill func(add func(*batch.Document) error) error) error {
	err := e.opt.Blobs.Put(ctx, key, func(w io.Writer) error {
		z := zip.NewWriter(w)
		err := fill(func(doc *batch.Document) error {
			for _, f := range doc.Files {
				if err := store(z, f.Name, doc.Date, f.Data); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		return z.Close()
	})
	e.storage.note(err)
	return err
}

// store adds a file without deflating it: DOCX and PDF are deflated inside.
func store(z *zip.Writer, name string, date time.Time, data []byte) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store, Modified: zipDate(date)})
	if err == nil {
		_, err = w.Write(data)
	}
	if err != nil {
		return fmt.Errorf("jobs: zip: %w", err)
	}
	return nil
}

// packs opens the packs of a batch one after the other: items come in the order in
// which the packs were filled.
type packs struct {
	blobs Blobs
	batch string
	name  string
	file  Blob
	files map[string]*zip.File
}

func (p *packs) close() error {
	if p.file == nil {
		return nil
	}
	err := p.file.Close()
	p.file, p.files, p.name = nil, nil, ""
	return err
}

func (p *packs) open(name string) error {
	if name == p.name {
		return nil
	}
	if err := p.close(); err != nil {
		return err
	}
	file, err := p.blobs.Open(p.batch + "/" + name)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err != nil {
		return errors.Join(err, file.Close())
	}
	z, err := zip.NewReader(file, info.Size())
	if err != nil {
		return errors.Join(err, file.Close())
	}
	p.name, p.file, p.files = name, file, map[string]*zip.File{}
	for _, f := range z.File {
		p.files[f.Name] = f
	}
	return nil
}

// tornError says that a pack is not what was written down of it, as a power cut may
// leave it.
type tornError struct {
	pack string
	err  error
}

// Error names the pack.
func (e *tornError) Error() string { return fmt.Sprintf("jobs: %s is damaged: %v", e.pack, e.err) }

// copyTo moves a file of a pack into an archive as it is, and holds it against the
// hash that was taken when it was made.
func (p *packs) copyTo(z *zip.Writer, pack string, want batch.EntryFile) error {
	if err := p.open(pack); err != nil {
		return &tornError{pack, err}
	}
	f := p.files[want.Name]
	if f == nil {
		return &tornError{pack, fmt.Errorf("%s is missing", want.Name)}
	}
	raw, err := f.OpenRaw()
	if err != nil {
		return &tornError{pack, err}
	}
	head := f.FileHeader
	w, err := z.CreateRaw(&head)
	if err != nil {
		return fmt.Errorf("jobs: zip: %w", err)
	}
	sum := sha256.New()
	if _, err := io.Copy(io.MultiWriter(w, sum), raw); err != nil {
		return fmt.Errorf("jobs: zip: %w", err)
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != want.SHA256 {
		return &tornError{pack, fmt.Errorf("%s has changed", want.Name)}
	}
	return nil
}
