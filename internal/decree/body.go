package decree

// Abbreviation is a short form of a word that names of bodies are made of.
type Abbreviation struct{ Short, Full string }

// Abbreviations are common ones: right in the name of the parent body, wrong in
// that of the issuing body (khoản 2 điểm a Mục II).
var Abbreviations = []Abbreviation{
	{"UBND", "Ủy ban nhân dân"}, {"HĐND", "Hội đồng nhân dân"}, {"BCĐ", "Ban Chỉ đạo"}, {"BQL", "Ban Quản lý"},
	{"HĐTĐ", "Hội đồng thẩm định"}, {"VP", "Văn phòng"}, {"TTHC", "thủ tục hành chính"}, {"CHXHCN", "Cộng hòa xã hội chủ nghĩa"},
}

// LocalUnits are the words for administrative units, those of before 01/7/2025
// among them. A longer one stands before the one it holds.
var LocalUnits = []string{"tỉnh", "thành phố", "thị xã", "thị trấn", "huyện", "quận", "đặc khu", "phường", "xã"}

// LedByHead are the first words of bodies that work by chế độ thủ trưởng: their
// heads sign without TM. (Điều 13).
var LedByHead = []string{
	"sở", "bộ", "phòng", "cục", "chi cục", "tổng cục", "vụ", "trường", "trung tâm", "văn phòng", "viện", "bệnh viện", "trạm",
	"công ty", "tổng công ty", "tập đoàn", "thanh tra", "kho bạc", "bảo tàng", "thư viện",
}

// Collective are the first words of bodies that work by chế độ tập thể: their
// heads sign on behalf of them, TM. (khoản 7 điểm b Mục II).
var Collective = []string{
	"ủy ban", "hội đồng", "ban", "chính phủ", "đoàn", "tổ", "thường trực", "tập thể", "ubnd", "hđnd", "bộ chính trị", "bộ chỉ huy", "quốc hội",
}

// Dependent are the first words of bodies that never stand without a parent
// above them (khoản 2 điểm a Mục II).
var Dependent = []string{"sở", "phòng", "chi cục", "cục", "vụ", "tổng cục", "văn phòng", "trạm"}

// Independent are bodies that begin with such a word and yet have no parent.
var Independent = []string{"văn phòng chính phủ", "văn phòng quốc hội", "văn phòng chủ tịch nước", "văn phòng trung ương đảng"}

// HeadTitles begin the titles of heads, those a deputy or a subordinate signs for.
var HeadTitles = []string{
	"giám đốc", "tổng giám đốc", "chủ tịch", "chủ nhiệm", "bộ trưởng", "thủ tướng", "trưởng", "chánh", "cục trưởng", "chi cục trưởng",
	"tổng cục trưởng", "vụ trưởng", "viện trưởng", "hiệu trưởng", "tổ trưởng", "đội trưởng", "trạm trưởng", "hạt trưởng", "tổng thanh tra",
	"thống đốc", "tư lệnh", "thủ trưởng", "tổng biên tập", "tổng kiểm toán", "kiểm toán trưởng", "bí thư", "quyền",
}

// DeputyTitles begin the titles of deputies.
var DeputyTitles = []string{"phó", "thứ trưởng"}

// Honorifics are what must not stand before the name of a signer (khoản 7 điểm c
// Mục II): degrees, honours, words of address.
var Honorifics = []string{
	"gs", "pgs", "ts", "tskh", "ths", "th.s", "bs", "bscki", "bsckii", "cki", "ckii", "ks", "kts", "cn", "ds", "ls", "nsnd", "nsưt", "ngnd", "ngưt", "ttnd", "ttưt",
	"giáo sư", "phó giáo sư", "tiến sĩ", "thạc sĩ", "bác sĩ", "kỹ sư", "cử nhân", "luật sư", "nhà giáo", "nghệ sĩ", "thầy thuốc", "anh hùng",
	"ông", "bà", "đ/c", "đồng chí",
}
