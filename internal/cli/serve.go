package cli

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/mocban/mocban/internal/api"
	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/jobs"
	"github.com/mocban/mocban/internal/service"
)

const defaultAddr = "127.0.0.1:8080"

// serveOrder is what the flags of serve say.
type serveOrder struct {
	addr     string
	folder   string // --thu-muc
	database string // --co-so-du-lieu
	workers  int    // --luong
	days     int    // --giu
	needKey  bool   // --bat-buoc-khoa
}

// defaultDays is how long the result of a batch is kept.
const defaultDays = 7

func (a *app) serveCommand() *cobra.Command {
	var o serveOrder
	cmd := &cobra.Command{
		Use:   "serve [--addr 127.0.0.1:8080] [--thu-muc DIR] [--co-so-du-lieu URL]",
		Short: a.say("Chạy máy chủ REST", "Run the REST API"),
		Long: a.say("Chạy máy chủ REST; hướng dẫn dùng ở địa chỉ /docs. Nhật ký là mỗi yêu cầu một dòng JSON, không có nội dung văn bản.\nCác lô gửi vào /v1/batches nằm trong thư mục --thu-muc và chạy tiếp sau khi khởi động lại. Không có --thu-muc thì thư mục là $STATE_DIRECTORY (systemd), hoặc ~/.local/state/mocban (Windows: mocban trong LOCALAPPDATA).\nMột thư mục chỉ phục vụ một tiến trình. Nhiều máy chia nhau việc: --co-so-du-lieu postgres://… và cùng một thư mục dùng chung.\nCtrl-C hoặc SIGTERM: làm xong các yêu cầu đang chạy rồi dừng, kết thúc với 0. Cổng hoặc thư mục đang bận: kết thúc với 7.",
			"Runs the REST API, described at /docs. The log is one line of JSON a request and holds nothing of the documents.\nBatches sent to /v1/batches lie in the folder --thu-muc and go on after a restart. Without --thu-muc the folder is $STATE_DIRECTORY (systemd) or ~/.local/state/mocban (Windows: mocban in LOCALAPPDATA).\nA folder serves one process. Several machines share the work with --co-so-du-lieu postgres://… and one shared folder.\nCtrl-C or SIGTERM: finishes the running requests and ends with 0. A port or folder in use ends it with 7."),
		Example: "  mocban serve\n  mocban serve --addr :8080 --thu-muc /var/lib/mocban\n  mocban serve --addr :8080 --thu-muc /mnt/chung/mocban --co-so-du-lieu postgres://mocban@db/mocban\n",
		Args:    a.noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.addr, "addr", "", a.say("địa chỉ `HOST:PORT` (mặc định "+defaultAddr+", chỉ máy này gọi được)", "address `HOST:PORT` ("+defaultAddr+" by default, reached from this machine only)"))
	f.StringVar(&o.folder, "thu-muc", "", a.say("thư mục `DIR` giữ các lô và kết quả", "folder `DIR` that keeps batches and results"))
	f.StringVar(&o.database, "co-so-du-lieu", "", a.say("PostgreSQL `URL` (mặc định là một tệp SQLite trong thư mục ấy)", "PostgreSQL `URL` (an SQLite file in that folder by default)"))
	f.IntVar(&o.workers, "luong", 0, a.say("số văn bản làm cùng lúc `N` (mặc định là số lõi)", "documents made at once `N` (one a core by default)"))
	f.IntVar(&o.days, "giu", defaultDays, a.say("số ngày giữ kết quả của lô `NGAY` (mặc định 7)", "days `NGAY` for which results are kept (7 by default)"))
	f.BoolVar(&o.needKey, "bat-buoc-khoa", false, a.say("POST /v1/batches phải có Idempotency-Key", "POST /v1/batches must have an Idempotency-Key"))
	for _, name := range []string{"luong", "giu"} {
		f.Lookup(name).DefValue = ""
	}
	return cmd
}

func (a *app) serve(ctx context.Context, o serveOrder) error {
	if o.workers < 0 || o.days < 1 {
		return usage("--luong và --giu phải là số dương.", "--luong and --giu must be positive.")
	}
	svc, err := a.service()
	if err != nil {
		return err
	}
	if err := svc.Warm(); err != nil {
		return err
	}
	easeCollector(a.vars)
	opt := api.Options{
		Addr: cmp.Or(o.addr, defaultAddr), Workers: o.workers, DemandKey: o.needKey,
		Logger: slog.New(slog.NewJSONHandler(a.env.Stderr, nil)), Version: a.env.Version, Now: a.env.Now,
	}
	engine, err := a.openBatches(ctx, svc, o, opt.Logger)
	if err != nil {
		return err
	}
	if engine == nil {
		return serveFailure(opt.Addr, api.Serve(ctx, svc, opt))
	}
	opt.Batches = engine
	served := serveFailure(opt.Addr, api.Serve(ctx, svc, opt))
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopPatience)
	defer cancel()
	if err := engine.Stop(last); served == nil {
		return err
	}
	return served
}

// stopPatience is how long running tasks may take to give back what they have not
// begun; those that need longer are broken off and done again after the next start.
const stopPatience = 25 * time.Second

// openBatches makes ready what works on batches; nil where there is no folder to keep
// them in and none was asked for.
func (a *app) openBatches(ctx context.Context, svc *service.Service, o serveOrder, logger *slog.Logger) (*jobs.Engine, error) {
	folder := cmp.Or(o.folder, a.stateFolder())
	if o.folder == "" && (folder == "" || os.MkdirAll(folder, 0o750) != nil) { // documents are served all the same
		a.note("mocban: cảnh báo: không có chỗ giữ các lô nên /v1/batches bị tắt; hãy thêm --thu-muc THƯ_MỤC.",
			"mocban: warning: there is no place to keep batches, /v1/batches is off; add --thu-muc FOLDER.")
		return nil, nil
	}
	engine, err := jobs.Open(ctx, jobs.Options{
		Folder: folder, DatabaseURL: o.database, Workers: o.workers, Now: a.env.Now, Logger: logger,
		Retention: time.Duration(o.days) * 24 * time.Hour,
		Basis:     fmt.Sprintf("%x", sha256.Sum256([]byte(a.basis(batchOrder{})))),
		Judge: func(ctx context.Context, req batch.Request) (*batch.Plan, error) {
			return batch.Judge(ctx, svc, req)
		},
	})
	if err != nil {
		return nil, batchesFailure(folder, err)
	}
	if err := engine.Start(ctx); err != nil {
		return nil, errors.Join(batchesFailure(folder, err), engine.Stop(ctx))
	}
	return engine, nil
}

// stateFolder is where a system keeps what a program must not lose: what systemd gives
// to a service, else the user's own place for it; "" where there is neither.
func (a *app) stateFolder() string {
	if dir := a.vars["STATE_DIRECTORY"]; dir != "" {
		return dir
	}
	home := a.vars["HOME"]
	switch {
	case runtime.GOOS == "windows" && a.vars["LocalAppData"] != "":
		return filepath.Join(a.vars["LocalAppData"], "mocban")
	case runtime.GOOS == "windows" && a.vars["LOCALAPPDATA"] != "":
		return filepath.Join(a.vars["LOCALAPPDATA"], "mocban")
	case runtime.GOOS == "darwin" && home != "":
		return filepath.Join(home, "Library", "Application Support", "mocban")
	case a.vars["XDG_STATE_HOME"] != "":
		return filepath.Join(a.vars["XDG_STATE_HOME"], "mocban")
	case home != "":
		return filepath.Join(home, ".local", "state", "mocban")
	}
	return ""
}

// batchesFailure says why batches cannot be kept in a folder.
func batchesFailure(folder string, err error) error {
	var inUse *jobs.BusyError
	var damaged *jobs.DamagedError
	var newer *jobs.NewerError
	var network *jobs.NetworkError
	switch {
	case errors.As(err, &inUse):
		return &failure{why: busy, err: err, text: diag.Say("thư mục «%s» đang được một tiến trình mocban khác dùng. Hãy dừng tiến trình ấy hoặc chọn thư mục khác bằng --thu-muc.",
			"the folder %s is in use by another mocban process. Stop it or choose another folder with --thu-muc.", folder)}
	case errors.As(err, &network):
		return &failure{why: noFile, err: err, text: diag.Say("thư mục «%s» nằm trên ổ mạng (%s), nơi cơ sở dữ liệu nhúng không an toàn. Hãy chọn thư mục trên ổ đĩa của máy bằng --thu-muc, hoặc dùng PostgreSQL với --co-so-du-lieu.",
			"the folder %s is on a network file system (%s), where the embedded database is not safe. Choose a folder on a local disk with --thu-muc, or use PostgreSQL with --co-so-du-lieu.", folder, network.Kind)}
	case errors.As(err, &damaged):
		return &failure{why: noFile, err: err, text: diag.Say("cơ sở dữ liệu trong «%s» bị hỏng hoặc bị mất. Hãy khôi phục mocban.db từ bản sao lưu, hoặc chuyển thư mục đi chỗ khác để bắt đầu lại.",
			"the database in %s is damaged or missing. Restore mocban.db from a backup, or move the folder away to begin anew.", folder)}
	case errors.As(err, &newer):
		return &failure{why: noFile, err: err, text: diag.Say("cơ sở dữ liệu của các lô do bản mocban mới hơn ghi. Hãy dùng bản mới, hoặc khôi phục bản sao lưu trước khi nâng cấp.",
			"the database of the batches was written by a newer mocban. Use the newer one, or restore the backup from before the upgrade.")}
	case jobs.StorageTrouble(err) == jobs.StorageAway:
		return &failure{why: noFile, err: err, text: diag.Say("không kết nối được cơ sở dữ liệu của --co-so-du-lieu: %v", "the database of --co-so-du-lieu cannot be reached: %v", err)}
	}
	return fileFailure(folder, err)
}

// addressInUse is WSAEADDRINUSE, which the syscall package does not name on Windows.
const addressInUse = syscall.Errno(10048)

// serveFailure tells an address that cannot be from one that is taken.
func serveFailure(addr string, err error) error {
	var listen *net.OpError
	var wrong *net.AddrError
	var host *net.DNSError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.EADDRINUSE), errors.Is(err, addressInUse):
		return &failure{why: busy, err: err, text: diag.Say("cổng %s đang được chương trình khác dùng. Hãy dừng chương trình ấy hoặc chọn cổng khác bằng --addr.",
			"%s is in use by another program. Stop it or choose another port with --addr.", addr)}
	case errors.As(err, &wrong), errors.As(err, &host), errors.Is(err, syscall.EADDRNOTAVAIL):
		return &failure{why: wrongUse, err: err, text: diag.Say("không có địa chỉ «%s». Viết HOST:PORT, ví dụ %s.", "there is no address %q. Write HOST:PORT, for example %s.", addr, defaultAddr)}
	case errors.As(err, &listen) && listen.Op == "listen":
		return &failure{why: noFile, err: err, text: diag.Say("không mở được %s: %s", "%s cannot be opened: %s", addr, fmt.Sprint(listen.Err))}
	}
	return err
}
