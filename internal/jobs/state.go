package jobs

import (
	"errors"
	"time"

	"github.com/mocban/mocban/internal/diag"
)

// State is where a batch stands.
type State string

// The states. A batch that is paused goes on by itself when there is room again.
const (
	Queued              State = "queued"
	Running             State = "running"
	PausedStorage       State = "paused_storage"
	Completed           State = "completed"
	CompletedWithErrors State = "completed_with_errors"
	Failed              State = "failed"
	Cancelled           State = "cancelled"
)

// States are all states, in the order a batch may go through them.
var States = []State{Queued, Running, PausedStorage, Completed, CompletedWithErrors, Failed, Cancelled}

// Ended reports that nothing more will be made.
func (s State) Ended() bool {
	return s == Completed || s == CompletedWithErrors || s == Failed || s == Cancelled
}

// Batch is what the ledger knows of a batch.
type Batch struct {
	ID       string
	State    State
	Created  time.Time
	Started  time.Time // the zero time until it has been planned
	Finished time.Time // the zero time until its result is packed
	Expires  time.Time // when its files will be removed; the zero time until it is finished
	Purged   time.Time // when its files were removed; the zero time until then
	Total    int       // documents that the data ask for
	Done     int       // documents made
	Failed   int       // documents that could not be made
	Problems []diag.Problem
	Omitted  int // problems beyond those kept
	Results  []ResultFile
	Event    int64 // number of its last event
}

// ResultFile is one file of a batch's result.
type ResultFile struct {
	Name string `json:"ten"`
	Size int64  `json:"kich_thuoc"`
	Kind string `json:"loai"`
	Part string `json:"-"` // names the file among those of the result
	key  string
}

// The kinds of a result's files.
const (
	Archive  = "archive"  // the documents
	Report   = "report"   // the sender's table with what is wrong in it
	Register = "register" // the register of documents sent
	Index    = "index"    // which archive holds which document, where there are several
	Print    = "print"    // documents for the printer
)

// Event is one step of a batch, as the ledger keeps it: what had been made after it.
type Event struct {
	Seq    int64 `json:"-"` // from 1, without gaps
	State  State `json:"trang_thai"`
	Total  int   `json:"tong"`
	Done   int   `json:"xong"`
	Failed int   `json:"loi"`
	Ready  bool  `json:"co_ket_qua"` // the result can be fetched; it is the last event
}

// What a caller may be told instead of an answer.
var (
	ErrUnknown  = errors.New("jobs: there is no such batch")
	ErrNotReady = errors.New("jobs: the result is not ready")
	ErrExpired  = errors.New("jobs: the result has been removed")
	ErrNothing  = errors.New("jobs: the batch has no such result")
	ErrMismatch = errors.New("jobs: the key was used for another request")
	ErrStopping = errors.New("jobs: the engine is stopping")
)

// maxProblems is how many problems of a batch are kept; its report has them all.
const maxProblems = 100

// idLength is that of crypto/rand.Text: 26 letters of base 32 are 130 bits, so that
// nobody guesses the id of another's batch.
const idLength = 26

// IsID reports whether a text has the form of a batch's id. What has not is unknown
// without asking the database.
func IsID(text string) bool {
	if len(text) != idLength {
		return false
	}
	for i := range len(text) {
		if ch := text[i]; !('A' <= ch && ch <= 'Z' || '2' <= ch && ch <= '7') {
			return false
		}
	}
	return true
}

func timeOf(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms)
}
