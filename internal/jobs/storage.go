package jobs

import (
	"errors"
	"io/fs"
	"net"
	"strings"
	"sync/atomic"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"
)

// Storage says whether new files can be kept.
type Storage string

// The states of the storage.
const (
	StorageOK       Storage = "ok"
	StorageFull     Storage = "full"
	StorageReadOnly Storage = "read_only"
	StorageAway     Storage = "unreachable" // the database does not answer
)

// windowsDiskFull is ERROR_DISK_FULL, which the syscall package does not name.
const windowsDiskFull = syscall.Errno(112)

// StorageTrouble tells what an error says of the storage; StorageOK where it says
// nothing of it.
func StorageTrouble(err error) Storage {
	code := sqliteCode(err)
	switch {
	case err == nil:
		return StorageOK
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, windowsDiskFull),
		code == sqliteFull, postgresDiskFull(err):
		return StorageFull
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission), code == sqliteReadOnly:
		return StorageReadOnly
	case isUnreachable(err):
		return StorageAway
	}
	return StorageOK
}

// storage remembers how the last attempt to write ended.
type storage struct{ state atomic.Value }

func (s *storage) note(err error) {
	if err == nil || StorageTrouble(err) != StorageOK {
		s.state.Store(StorageTrouble(err))
	}
}

// Storage says how the last attempt to write ended. While it was bad, the Engine
// tries again every few seconds.
func (e *Engine) Storage() Storage {
	state, known := e.storage.state.Load().(Storage)
	if !known {
		return StorageOK
	}
	return state
}

// isUnreachable knows a database that is away from one that refuses.
func isUnreachable(err error) bool {
	var connect *pgconn.ConnectError
	var network *net.OpError
	var said *pgconn.PgError
	if errors.As(err, &said) { // SQLSTATE: connection exception, operator intervention
		return strings.HasPrefix(said.Code, "08") || strings.HasPrefix(said.Code, "57P")
	}
	return errors.As(err, &connect) || errors.As(err, &network)
}
