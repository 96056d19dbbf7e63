package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// maxInput is where reading stops; it is above the size that a document may have,
// so that the refusal comes with the problem that says so.
const maxInput = 24 << 20

// filesOf gives the documents that arguments name. A shell that leaves *.json as it
// stands (cmd.exe) has it expanded here.
func (a *app) filesOf(cmd *cobra.Command, args []string) ([]string, error) {
	if len(args) == 0 {
		return nil, usage("thiếu tệp JSON.%s", "the JSON file is missing.%s", a.seeHelp(cmd))
	}
	var files []string
	for _, arg := range args {
		if found := expand(arg); found != nil {
			files = append(files, found...)
		} else {
			files = append(files, arg)
		}
	}
	return files, nil
}

func expand(arg string) []string {
	if !strings.ContainsAny(arg, "*?[") {
		return nil
	}
	if _, err := os.Lstat(arg); err == nil {
		return nil // a file is really called so
	}
	found, err := filepath.Glob(arg)
	if err != nil {
		return nil
	}
	return found
}

// read reads one document; the name - is standard input.
func (a *app) read(ctx context.Context, name string) ([]byte, error) {
	return a.readUpTo(ctx, name, maxInput)
}

// readDocument reads the JSON of a document, out of a DOCX too that was made from one.
func (a *app) readDocument(ctx context.Context, name string) ([]byte, error) {
	data, err := a.read(ctx, name)
	if err != nil || !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return data, err
	}
	json, ok := service.Source(data)
	if !ok {
		return nil, &failure{why: badTemplate, text: diag.Say(
			"«%[1]s» không mang dữ liệu gốc để tạo lại văn bản. Muốn chuyển tệp Word này thành PDF: mocban convert %[1]s -o OUT.pdf",
			"%[1]s does not carry the JSON of its document. To turn this Word file into PDF: mocban convert %[1]s -o OUT.pdf", quoted(name))}
	}
	a.note("%[1]s: dùng dữ liệu gốc mang trong tệp; những gì đã sửa trong Word không có trong đó. Muốn giữ chỗ sửa: mocban convert %[1]s -o OUT.pdf",
		"%[1]s: the JSON in the file is used, which lacks what was edited in Word. To keep that: mocban convert %[1]s -o OUT.pdf", quoted(name))
	return json, nil
}

// readUpTo reads a file as far as the limit, which is above what the file may have.
func (a *app) readUpTo(ctx context.Context, name string, limit int64) ([]byte, error) {
	type answer struct {
		data []byte
		err  error
	}
	done := make(chan answer, 1)
	go func() { // a keyboard or a pipe may keep us waiting; a signal must not wait too
		data, err := a.readNow(name, limit)
		done <- answer{data, err}
	}()
	select {
	case got := <-done:
		return got.data, got.err
	case <-ctx.Done():
		return nil, fmt.Errorf("cli: read %s: %w", name, ctx.Err())
	}
}

func (a *app) readNow(name string, limit int64) ([]byte, error) {
	from := a.env.Stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, fileFailure(name, err)
		}
		defer f.Close()
		from = f
	}
	data, err := io.ReadAll(io.LimitReader(from, limit))
	if err != nil {
		return nil, fileFailure(name, err)
	}
	return data, nil
}
