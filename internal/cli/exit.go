package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"syscall"

	"github.com/mocban/mocban/internal/diag"
)

// reason is why a command did not do what it was asked for.
type reason uint8

const (
	wrongUse reason = iota + 1
	badDocument
	badTemplate
	partly // a batch that made some of its documents
	noFile
	busy
)

// failure is an end that is not the program's fault. The text is for whoever typed
// the command; it is empty where the problems have been told already.
type failure struct {
	why  reason
	text diag.Text
	err  error // what the system said; may be nil
}

// Error gives the English text.
func (f *failure) Error() string {
	if f.err != nil {
		return fmt.Sprintf("cli: %s: %v", f.text.EN, f.err)
	}
	return "cli: " + f.text.EN
}

// Unwrap gives what the system said.
func (f *failure) Unwrap() error { return f.err }

func usage(vi, en string, args ...any) error {
	return &failure{why: wrongUse, text: diag.Say(vi, en, args...)}
}

// exitStatus is the one place that chooses how the process ends. Warnings leave it
// at 0. A port that another program holds is 7; a server that a signal stopped
// gracefully has no error and ends with 0.
func exitStatus(err error) int {
	var f *failure
	var sig signalError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &sig):
		return 128 + int(sig)
	case !errors.As(err, &f):
		return 1
	}
	switch f.why {
	case wrongUse:
		return 2
	case badDocument:
		return 3
	case badTemplate:
		return 4
	case partly:
		return 5
	case noFile:
		return 6
	case busy:
		return 7
	}
	return 1
}

// blame tells whether the document or the template is at fault.
func blame(ps []diag.Problem) reason {
	for _, p := range ps {
		if p.Severity == diag.Error && !strings.HasPrefix(string(p.Code), "template.") {
			return badDocument
		}
	}
	return badTemplate
}

// explain tells the reader why there is no result.
func (a *app) explain(err error) {
	var f *failure
	var sig signalError
	switch {
	case err == nil:
	case errors.As(err, &sig):
		a.note("mocban: đã dừng theo yêu cầu.", "mocban: stopped on request.")
	case !errors.As(err, &f):
		a.note("mocban: lỗi của chương trình, không phải do dữ liệu của bạn: %v", "mocban: the program failed, not your data: %v", err)
	case f.text.VI != "":
		a.note("mocban: %s", "mocban: %s", f.text.In(a.lang))
	}
}

// fileFailure says what the system found wrong with a file.
func fileFailure(path string, err error) error {
	why := systemText(err)
	return &failure{why: noFile, err: err, text: diag.Text{VI: "«" + path + "»: " + why.VI, EN: path + ": " + why.EN}}
}

// systemText puts the common refusals of a system into words.
func systemText(err error) diag.Text {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return diag.Say("không có tệp hoặc thư mục này.", "there is no such file or folder.")
	case isSharing(err):
		return diag.Say("tệp đang mở trong chương trình khác. Hãy đóng nó rồi chạy lại.", "the file is open in another program. Close it and run again.")
	case errors.Is(err, syscall.ENOSPC):
		return diag.Say("ổ đĩa đã đầy. Hãy giải phóng chỗ rồi chạy lại.", "the disk is full. Free some room and run again.")
	case errors.Is(err, syscall.EROFS):
		return diag.Say("ổ đĩa chỉ cho đọc.", "the disk is read-only.")
	case errors.Is(err, syscall.EISDIR):
		return diag.Say("đây là thư mục, không phải tệp.", "this is a folder, not a file.")
	case errors.Is(err, fs.ErrPermission):
		return diag.Say("không có quyền đọc hoặc ghi.", "reading or writing it is not permitted.")
	}
	return diag.Say("không đọc hoặc ghi được (%v).", "it cannot be read or written (%v).", err)
}

// isSharing knows ERROR_SHARING_VIOLATION, which Windows gives for a document that
// Word has open.
func isSharing(err error) bool {
	return runtime.GOOS == "windows" && errors.Is(err, syscall.Errno(32))
}
