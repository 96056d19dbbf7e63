package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/mocban/mocban/internal/api"
	"github.com/mocban/mocban/internal/diag"
)

const defaultAddr = "127.0.0.1:8080"

func (a *app) serveCommand() *cobra.Command {
	var addr string
	cmd := &cobra.Command{
		Use:   "serve [--addr 127.0.0.1:8080]",
		Short: a.say("Chạy máy chủ REST", "Run the REST API"),
		Long: a.say("Chạy máy chủ REST; hướng dẫn dùng ở địa chỉ /docs. Nhật ký là mỗi yêu cầu một dòng JSON, không có nội dung văn bản.\nCtrl-C hoặc SIGTERM: làm xong các yêu cầu đang chạy rồi dừng, kết thúc với 0. Cổng đang bận: kết thúc với 7.",
			"Runs the REST API, described at /docs. The log is one line of JSON a request and holds nothing of the documents.\nCtrl-C or SIGTERM: finishes the running requests and ends with 0. A port in use ends it with 7."),
		Example: "  mocban serve\n  mocban serve --addr :8080\n",
		Args:    a.noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), addr) },
	}
	cmd.Flags().StringVar(&addr, "addr", "", a.say("địa chỉ `HOST:PORT` (mặc định "+defaultAddr+", chỉ máy này gọi được)", "address `HOST:PORT` ("+defaultAddr+" by default, reached from this machine only)"))
	return cmd
}

func (a *app) serve(ctx context.Context, addr string) error {
	svc, err := a.service()
	if err != nil {
		return err
	}
	if err := svc.Warm(); err != nil {
		return err
	}
	if addr == "" {
		addr = defaultAddr
	}
	return serveFailure(addr, api.Serve(ctx, svc, api.Options{
		Addr:    addr,
		Logger:  slog.New(slog.NewJSONHandler(a.env.Stderr, nil)),
		Version: a.env.Version,
		Now:     a.env.Now,
	}))
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
