package cli

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/service"
)

// batchOrder is what batch was asked for.
type batchOrder struct {
	template string   // --mau
	data     string   // --du-lieu
	sheet    string   // --trang
	group    string   // --nhom
	output   string   // -o
	formats  string   // --dinh-dang
	names    string   // --ten
	summary  string   // --tong-hop
	roster   string   // --danh-sach-don-vi
	deadline string   // --han-nop
	register bool     // --so-dang-ky
	print    bool     // --in
	twoSided bool     // --in-hai-mat
	all      bool     // --tat-ca-hoac-khong
	check    bool     // --kiem-tra
	workers  int      // --luong
	want     []string // the formats, one by one
}

func (a *app) batchCommand() *cobra.Command {
	var o batchOrder
	cmd := &cobra.Command{
		Use:   "batch --mau DOC.json --du-lieu ROWS.csv|.xlsx|.jsonl --nhom COLUMN -o OUTDIR|OUT.zip",
		Short: a.say("Tạo nhiều văn bản từ một bảng số liệu", "Make many documents from a table"),
		Long:  a.say(batchLongVI, batchLongEN),
		Example: "  mocban batch --mau mau.json --du-lieu so-lieu.xlsx --nhom ma_don_vi -o bao-cao\n" +
			"  mocban batch --mau mau.json --du-lieu so-lieu.csv --nhom ma_don_vi -o bao-cao.zip --dinh-dang pdf --tong-hop tong-hop.json\n" +
			"  mocban batch --mau mau.json --du-lieu so-lieu.xlsx --nhom ma_don_vi --kiem-tra\n",
		Args: a.noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.checkBatch(cmd, &o); err != nil {
				return err
			}
			return a.batch(cmd.Context(), o)
		},
	}
	a.batchFlags(cmd, &o)
	return cmd
}

const batchLongVI = `Tạo mỗi nhóm dòng của bảng thành một văn bản. Cả bảng được đọc và kiểm tra trước khi tạo tệp đầu tiên; dòng có lỗi
chỉ làm hỏng nhóm của nó (kết thúc với 5), và bảng của bạn được trả lại với hai cột «Lỗi» và «Cách sửa».
Không nhóm nào tạo được, hoặc có lỗi mà dùng --tat-ca-hoac-khong: không tạo gì, kết thúc với 3.
Bị ngắt giữa chừng thì gõ lại đúng lệnh cũ: việc được làm tiếp từ chỗ dừng, không làm lại văn bản nào.
Thư mục ra phải trống hoặc là của chính lần chạy này. Tên ra có đuôi .zip thì các tệp được nén vào đó.`

const batchLongEN = `Makes one document of each group of rows. The whole table is read and judged before the first file is made; a bad row
stops its group only (status 5), and your table comes back with two columns added, “Lỗi” and “Cách sửa”.
Where no group can be made, or there is an error and --tat-ca-hoac-khong is given, nothing is made (status 3).
After an interruption type the same command: it goes on where it stopped and makes no document twice.
The output folder must be empty or of this very batch. A name that ends in .zip gets the files in an archive.`

func (a *app) batchFlags(cmd *cobra.Command, o *batchOrder) {
	f := cmd.Flags()
	f.StringVar(&o.template, "mau", "", a.say("mẫu `DOC`.json có biểu thức {{ … }}", "template `DOC`.json with expressions {{ … }}"))
	f.StringVar(&o.data, "du-lieu", "", a.say("bảng số liệu `ROWS`: .csv, .xlsx hoặc .jsonl", "table `ROWS`: .csv, .xlsx or .jsonl"))
	f.StringVar(&o.sheet, "trang", "", a.say("trang `SHEET` của tệp .xlsx có nhiều trang", "`SHEET` of a workbook with several"))
	f.StringVar(&o.group, "nhom", "", a.say("cột `COLUMN` gộp dòng thành văn bản; bỏ trống thì mỗi dòng một văn bản", "`COLUMN` that groups rows into documents; without it every row is one"))
	f.StringVarP(&o.output, "output", "o", "", a.say("thư mục `OUT` hoặc tệp .zip sẽ tạo", "folder `OUT` or .zip to make"))
	f.StringVar(&o.formats, "dinh-dang", "", a.say("định dạng `docx,pdf` (mặc định cả hai)", "formats `docx,pdf` (both by default)"))
	f.StringVar(&o.names, "ten", "", a.say("tên tệp theo `PATTERN`, ví dụ \"{{ ma_don_vi }} - {{ ten_don_vi }}\"", "file names by `PATTERN`, for example \"{{ ma_don_vi }} - {{ ten_don_vi }}\""))
	f.StringVar(&o.summary, "tong-hop", "", a.say("mẫu báo cáo tổng hợp `DOC`.json", "template `DOC`.json of the consolidated report"))
	f.StringVar(&o.roster, "danh-sach-don-vi", "", a.say("bảng `FILE` mọi đơn vị phải báo cáo, để tìm đơn vị thiếu", "table `FILE` of all units that should report"))
	f.StringVar(&o.deadline, "han-nop", "", a.say("hạn nộp `DATE`, ví dụ 31/05/2024", "last day `DATE` in time, such as 31/05/2024"))
	f.BoolVar(&o.register, "so-dang-ky", false, a.say("thêm sổ đăng ký văn bản đi so-dang-ky.xlsx", "add the register of documents sent, so-dang-ky.xlsx"))
	f.BoolVar(&o.print, "in", false, a.say("thêm một tệp PDF gộp để in: in-tat-ca.pdf", "add one PDF of all for the printer, in-tat-ca.pdf"))
	f.BoolVar(&o.twoSided, "in-hai-mat", false, a.say("như --in, mỗi văn bản bắt đầu ở mặt trước tờ giấy", "as --in, every document begins on the front of a leaf"))
	f.BoolVar(&o.all, "tat-ca-hoac-khong", false, a.say("có một nhóm lỗi thì không tạo gì", "make nothing if one group is bad"))
	f.BoolVar(&o.check, "kiem-tra", false, a.say("chỉ kiểm tra, không tạo văn bản", "judge only and make no document"))
	f.IntVar(&o.workers, "luong", 0, a.say("số văn bản làm cùng lúc `N` (mặc định bằng số lõi máy)", "`N` documents made at once (as many as the machine has cores)"))
	f.Lookup("luong").DefValue = ""
}

// checkBatch refuses what cannot be meant.
func (a *app) checkBatch(cmd *cobra.Command, o *batchOrder) error {
	for _, needed := range []struct{ flag, value string }{{"--mau", o.template}, {"--du-lieu", o.data}} {
		if needed.value == "" {
			return usage("thiếu tùy chọn %s.%s", "the flag %s is missing.%s", needed.flag, a.seeHelp(cmd))
		}
	}
	if o.output == "" && !o.check {
		return usage("thiếu -o: nơi đặt văn bản sẽ tạo, một thư mục hoặc một tệp .zip.%s", "-o is missing: the folder or the .zip for the documents.%s", a.seeHelp(cmd))
	}
	if o.workers < 0 || o.workers > maxWorkers {
		return usage("--luong nhận một số từ 1 đến %d.", "--luong takes a number from 1 to %d.", maxWorkers)
	}
	o.print = o.print || o.twoSided
	var err error
	if o.want, err = formatsOf(o.formats); err != nil {
		return err
	}
	o.deadline, err = deadlineOf(o.deadline)
	return err
}

const maxWorkers = 256

// formatsOf reads a list such as docx,pdf; none means all.
func formatsOf(list string) ([]string, error) {
	if list == "" {
		return nil, nil
	}
	var want []string
	for _, name := range strings.Split(list, ",") {
		name = strings.ToLower(strings.TrimSpace(name))
		if !batch.KnowsFormat(name) {
			return nil, usage("--dinh-dang nhận docx, pdf hoặc docx,pdf, không nhận «%s».", "--dinh-dang takes docx, pdf or docx,pdf, not %q.", list)
		}
		want = append(want, name)
	}
	return want, nil
}

// deadlineOf reads a day as people write it and gives it as the house does.
func deadlineOf(day string) (string, error) {
	if day == "" {
		return "", nil
	}
	for _, form := range []string{"2/1/2006", time.DateOnly} {
		if t, err := time.Parse(form, day); err == nil {
			return t.Format(time.DateOnly), nil
		}
	}
	return "", usage("--han-nop phải là ngày/tháng/năm, ví dụ 31/05/2024, không phải «%s».", "--han-nop must be day/month/year, such as 31/05/2024, not %q.", day)
}

// making is what will be made; none where judging is all that was asked for.
func (o batchOrder) making() service.Format {
	if o.check {
		return 0
	}
	return batch.FormatsOf(o.want)
}

// batch judges everything, makes what can be made, and tells.
func (a *app) batch(ctx context.Context, o batchOrder) error {
	svc, err := a.serviceFor(o.making())
	if err != nil {
		return err
	}
	in, err := a.batchInput(ctx, o)
	if err != nil {
		return err
	}
	plan, err := a.judge(ctx, svc, o, in)
	if err != nil {
		return err
	}
	if o.check || plan.Blocked() {
		return a.endUnmade(o, in, plan)
	}
	return a.makeBatch(ctx, o, in, plan)
}
