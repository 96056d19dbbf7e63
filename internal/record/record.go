// Package record reads the JSON of one document.
//
// In: the writer's bytes. Out: a Record whose every text remembers its JSON
// Pointer, and the problems, as many at once as there are.
// Never: knows templates, guesses, repairs, or judges by the decree. It adds what
// the office's profile (ho_so) says and the document does not, and the symbol and
// the archive line where they follow from kind, body and drafting unit; spaces
// around a text are left out.
package record

import "github.com/mocban/mocban/internal/diag"

// Text is one string of the input in NFC, with its place. The empty string
// counts as absent.
type Text struct {
	S  string
	At diag.Pointer
}

// Blank reports whether the text is absent.
func (t Text) Blank() bool { return t.S == "" }

// Date is a date of the input. A zero Day is a blank for the văn thư; a zero
// Date (Year 0) was not given at all.
type Date struct {
	Day, Month, Year int
	At               diag.Pointer
}

// State tells a draft, which may have blanks, from an issued document.
type State uint8

// Draft is du_thao, Issued is ban_hanh.
const (
	Draft State = iota
	Issued
)

// Medium tells paper from an electronic document.
type Medium uint8

// Paper is giay, Electronic is dien_tu.
const (
	Paper Medium = iota
	Electronic
)

// Record is one document as its writer gave it: the components of Điều 8 under
// their English names, the JSON keys beside them.
type Record struct {
	Kind            Text   // loai: an id of decree.Kinds
	State           State  // trang_thai
	Medium          Medium // hinh_thuc
	ParentAuthority Text   // co_quan_chu_quan, as in running text
	Authority       Text   // co_quan
	Number          Text   // so: digits without leading zeros, or blank
	Symbol          Text   // ky_hieu; built where it was absent and follows from kind and body
	Place           Text   // dia_danh
	Date            Date   // ngay
	Subject         Text   // trich_yeu; may hold \n
	Addressees      []Text // kinh_gui
	LegalBases      []Text // can_cu
	Proposal        Text   // theo_de_nghi
	Competence      Text   // tham_quyen
	Body            []Block
	Recipients      []Text // noi_nhan
	Archive         []Text // luu
	Drafter         Text   // nguoi_soan
	Copies          int    // so_ban; 0 is absent
	CopiesAt        diag.Pointer
	Signers         []Signer     // ky
	Urgency         Text         // muc_do_khan
	Circulation     Text         // luu_hanh
	Address         *Address     // dia_chi_co_quan
	Annexes         []Annex      // phu_luc
	Details         []Detail     // what only some kinds have, in the order of their sample form
	Parties         []Party      // cac_ben
	Attachments     []Attachment // van_ban_kem_theo
	Copy            *Copy        // ban_sao
	Size            SizeProfile  // co_chu
	Labels          []LabelStyle // cach_danh_so: by depth of titled parts; zero and what is not told are I, 1, a, -, +
	Unit            Text         // don_vi_soan: abbreviation of the drafting unit
	UnitName        Text         // its full name, where the profile tells it
	Mode            Mode         // che_do of the profile
	Severities      []Severity   // quy_tac of the profile, in its order; a rule stands once
}

// Signer is one signature block (ô 7): its lines stand in the order of the fields.
type Signer struct {
	OnBehalf   Text   // thay_mat: TM.
	ByOrder    Text   // thua_lenh: TL.
	ByMandate  Text   // thua_uy_quyen: TUQ.
	For        Text   // ky_thay: KT.
	Acting     Text   // quyen: Q.
	Title      Text   // chuc_vu
	OtherTitle Text   // chuc_vu_khac: above the name
	Name       Text   // ho_ten
	Signature  *Image // anh_chu_ky; nil where none was sent
	Seal       *Image // con_dau; nil where none was sent
	At         diag.Pointer
}

// Address is the address block of a công văn (ô 13).
type Address struct {
	Street Text // dia_chi
	Phone  Text // dien_thoai
	Fax    Text // fax
	Email  Text // thu_dien_tu
	Site   Text // trang_tin
	At     diag.Pointer
}

// Annex is one phụ lục.
type Annex struct {
	Title     Text // tieu_de
	Landscape bool // kho_giay = ngang
	Body      []Block
	ID        string // ma
	At        diag.Pointer
}

// Block is one part of a body: Paragraph, Division, Section, List, Article, Table
// or IndicatorTable.
//
//sumtype:decl
type Block interface{ isBlock() }

// Paragraph is a paragraph of text; **bold** and *italic* are already spans.
type Paragraph struct {
	Spans []Span
	At    diag.Pointer
}

// Span is a stretch of text of one look. At is the pointer of the whole string.
type Span struct {
	S            string
	Bold, Italic bool
	Ref          string // [[ma]]: stands for the label of the block with this ma; S is empty
}

// Section is a titled part; its label follows from its depth.
type Section struct {
	Title Text
	Body  []Block
	Depth int    // cap: 1 to 7 where the writer skips a level; 0 follows from the place
	ID    string // ma
	At    diag.Pointer
}

// Mark tells how the items of a List are labelled.
type Mark uint8

// Numbered is danh_so (1.), Lettered is chu_cai (a)), Dashed is gach_dau_dong (-).
const (
	Numbered Mark = iota
	Lettered
	Dashed
)

// List is a run of labelled items.
type List struct {
	Mark  Mark
	Items []Item
	At    diag.Pointer
}

// Item is one labelled item: usually one Paragraph, more when it was given as
// {"noi_dung": […]}.
type Item struct {
	Body []Block
	ID   string // ma
	At   diag.Pointer
}

// Article is a Điều; its number follows from its place. Title is absent in a
// quyết định cá biệt.
type Article struct {
	Title Text
	Body  []Block
	ID    string // ma
	At    diag.Pointer
}

// Align places text in a cell.
type Align uint8

// Default leaves the choice to the form: numbers right, text left.
const (
	Default Align = iota
	Left
	Center
	Right
	Justify
)

// Column is one column of a Table, or a head over several.
type Column struct {
	Title   Text
	Percent int // of the text width, in hundredths of a percent; 0 is a share of what is left
	Align   Align
	Group   []Column // leaf columns under a head over several
	At      diag.Pointer
}

// Cell is one value of a table. Number is the digits as written in the JSON when
// the value was a number. Where a number is wanted (a figure of an indicator, a
// summed column) a string that writes one is that number, as JSON writes it.
type Cell struct {
	Spans  []Span
	Number string
	Null   bool
	At     diag.Pointer
}

// Table is a free table (bang).
type Table struct {
	Title   Text
	Unit    Text // don_vi_tinh
	Columns []Column
	Rows    []Row
	Total   *Total // tong_cong
	At      diag.Pointer
}

// Row is one row of a Table. A row given as {"nhom": "…"} is a heading row
// over the whole width: Heading holds its words and Cells is empty.
type Row struct {
	Heading Text
	Cells   []Cell
	At      diag.Pointer
}

// Total is the closing row of a Table.
type Total struct {
	Label   Text
	Columns []int  // leaf columns from 0 to be summed
	Given   []Cell // gia_tri: the writer's own sums, in the order of Columns; may be nil
	At      diag.Pointer
}

// Measure is a column of an indicator table.
type Measure uint8

// The first four are given in the rows, the others are computed from them.
const (
	Plan       Measure = iota // ke_hoach
	Actual                    // thuc_hien
	SamePeriod                // cung_ky: the same period of the year before
	Cumulative                // luy_ke
	PlanRate                  // ty_le_ke_hoach: actual / plan, %
	PeriodRate                // so_cung_ky: actual / same period, %
	Change                    // tang_giam: actual - same period
	ChangeRate                // ty_le_tang_giam: change / same period, %
)

// MeasureColumn is one chosen column; Title is absent where the default stands.
type MeasureColumn struct {
	Measure Measure
	Title   Text
	At      diag.Pointer
}

// IndicatorTable is bang_chi_tieu.
type IndicatorTable struct {
	Title   Text
	Columns []MeasureColumn
	Rows    []Indicator
	At      diag.Pointer
}

// Indicator is one row of an IndicatorTable; with Group set it is a heading row.
type Indicator struct {
	Group                                Text
	Name                                 Text
	Unit                                 Text
	Plan, Actual, SamePeriod, Cumulative Cell
	At                                   diag.Pointer
}

func (*Paragraph) isBlock()      {}
func (*Section) isBlock()        {}
func (*List) isBlock()           {}
func (*Article) isBlock()        {}
func (*Table) isBlock()          {}
func (*IndicatorTable) isBlock() {}

// Division is a part of scheme A with a heading of its own (điểm d khoản 6 Mục II
// Phần I Phụ lục I): phần, chương, mục, tiểu mục.
type Division struct {
	Level Level
	Title Text
	Body  []Block
	ID    string
	At    diag.Pointer
}

// Level is the rank of a Division.
type Level uint8

// The levels of scheme A above the article.
const (
	Part    Level = iota // phan
	Chapter              // chuong
	Heading              // muc
	Subhead              // tieu_muc
)

func (*Division) isBlock() {}

// Party is one side of a contract, memorandum or agreement (cac_ben).
type Party struct {
	Name    Text     // ten
	Details []Detail // dia_chi, dien_thoai, tai_khoan, ma_so_thue …, in the order of the form
	Agent   Text     // dai_dien
	Office  Text     // chuc_vu
	At      diag.Pointer
}

// Detail is a line that only some kinds have: the time of a meeting, the bearer
// of a letter of introduction.
type Detail struct {
	Key   string // as in the JSON, and as forms name it
	Label string // as printed before it: «Thời gian»
	Texts []Text // one, or the items of a list
	Date  Date   // of a detail that is a date
	At    diag.Pointer
}

// Detail finds a detail by its key; nil where it was not given.
func (r *Record) Detail(key string) *Detail {
	for i := range r.Details {
		if r.Details[i].Key == key {
			return &r.Details[i]
		}
	}
	return nil
}

// Attachment is a text that a decision issues or approves, in the same file
// (sample form 1.3).
type Attachment struct {
	Kind    Text // loai
	Subject Text // trich_yeu
	Body    []Block
	At      diag.Pointer
}

// CopyForm says how a copy is made (Phụ lục I, Phần II): sao_y, sao_luc, trich_sao.
type CopyForm uint8

// The forms of copy; NoCopy is none.
const (
	NoCopy CopyForm = iota
	TrueCopy
	CopyOfCopy
	Extract
)

// Copy is ban_sao: the block put under a document, or the line on an electronic one.
type Copy struct {
	Form       CopyForm
	Authority  Text // co_quan
	Parent     Text // co_quan_chu_quan
	Number     Text
	Symbol     Text // built from the form and the body's abbreviation where absent
	Place      Text
	Date       Date
	Time       Text // thoi_gian: of signing, on an electronic copy
	Recipients []Text
	Archive    []Text
	Signer     Signer
	At         diag.Pointer
}

// SizeProfile chooses the sizes of the header trio (note of Mục V).
type SizeProfile uint8

// LargeHeader is 13/14/14 («lon»), SmallHeader is 12/13/13 («nho»).
const (
	LargeHeader SizeProfile = iota
	SmallHeader
)

// LabelStyle is how one level of titled parts is labelled (cach_danh_so).
type LabelStyle uint8

// The label styles, as the JSON writes them: "I", "1", "a", "A", "1.1", "(1)", "-", "+".
const (
	RomanLabel LabelStyle = iota + 1
	NumberLabel
	LetterLabel
	CapitalLabel
	DecimalLabel
	BracketLabel
	DashLabel
	PlusLabel
)
