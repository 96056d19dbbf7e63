package decree

// The lists below spell names as Phụ lục II orders. They hold the annex's own
// examples and names that follow from its words without doubt; other spellings
// of the same words are slips.

// BodyFields are the names of ministries and of the departments under them,
// those of before 2025 among them (khoản 1 điểm a Mục IV). Xây dựng is left out:
// «Sở xây dựng kế hoạch» is a clause.
var BodyFields = []string{
	"Công Thương", "Nội vụ", "Tài chính", "Tư pháp", "Y tế", "Giáo dục và Đào tạo", "Khoa học và Công nghệ",
	"Nông nghiệp và Môi trường", "Văn hóa, Thể thao và Du lịch", "Dân tộc và Tôn giáo", "Ngoại giao", "Quốc phòng", "Công an",
	"Kế hoạch và Đầu tư", "Tài nguyên và Môi trường", "Nông nghiệp và Phát triển nông thôn", "Giao thông vận tải",
	"Thông tin và Truyền thông", "Lao động - Thương binh và Xã hội",
}

// BodyNames are other bodies (khoản 1 điểm a Mục IV).
var BodyNames = []string{
	"Ủy ban nhân dân", "Hội đồng nhân dân", "Tòa án nhân dân", "Ủy ban Mặt trận Tổ quốc", "Mặt trận Tổ quốc Việt Nam", "Văn phòng Chính phủ",
}

// PartyNames are the special ones of khoản 1 điểm b Mục IV.
var PartyNames = []string{
	"Ban Chấp hành Trung ương", "Đảng Cộng sản Việt Nam", "Văn phòng Trung ương Đảng",
}

// WorldBodies are translated names of foreign bodies (khoản 2 điểm a Mục IV).
var WorldBodies = []string{"Liên hợp quốc", "Tổ chức Y tế thế giới"}

// WorldAcronyms keep the capitals of their language (khoản 2 điểm b Mục IV).
var WorldAcronyms = []string{"ASEAN", "WTO", "APEC", "UNESCO", "UNICEF", "UNDP", "NATO", "OPEC"}

// PersonNames are names of Vietnamese people (khoản 1 điểm a Mục II).
var PersonNames = []string{"Nguyễn Ái Quốc", "Hồ Chí Minh"}

// HonoredNames are honorific and historical names (khoản 1 điểm b Mục II).
var HonoredNames = []string{"Vua Hùng", "Bác Hồ"}

// TranscribedNames are names of foreigners written by sound (khoản 2 điểm b Mục II).
var TranscribedNames = []string{"Vla-đi-mia", "Lê-nin", "Phri-đrích"}

// TranscribedPlaces are foreign places written by sound (khoản 2 điểm b Mục III).
var TranscribedPlaces = []string{"Mát-xcơ-va", "Men-bơn", "Xin-ga-po"}

// FixedPlaces are the two of khoản 1 điểm c Mục III.
var FixedPlaces = []string{"Thành phố Hồ Chí Minh", "Thủ đô Hà Nội"}

// FusedPlaces join a word for a landform and a syllable (khoản 1 điểm d Mục III).
var FusedPlaces = []string{"Cửa Lò", "Vũng Tàu", "Cầu Giấy"}

// Landforms stand before a name that lives without them (khoản 1 điểm d Mục III).
var Landforms = []string{"sông Vàm Cỏ", "vịnh Hạ Long", "chợ Bến Thành"}

// Regions are named by directions (khoản 1 điểm đ Mục III). The first word is a
// common noun of either case.
var Regions = []string{
	"vùng Tây Bắc", "vùng Đông Bắc", "khu vực Tây Bắc", "khu vực Đông Bắc", "miền Tây Bắc", "miền Đông Bắc",
	"vùng Tây Nam Bộ", "vùng Đông Nam Bộ", "vùng Bắc Bộ", "vùng Bắc Trung Bộ", "vùng Nam Trung Bộ", "vùng Nam Bộ", "đồng bằng Bắc Bộ",
}

// Honours are orders, medals and titles (khoản 2 Mục V).
var Honours = []string{
	"Huân chương Sao vàng", "Huân chương Độc lập", "Huân chương Quân công", "Huân chương Lao động", "Huân chương Kháng chiến", "Huân chương Chiến công",
	"Nghệ sĩ Nhân dân", "Nghệ sĩ Ưu tú", "Nhà giáo Nhân dân", "Nhà giáo Ưu tú", "Thầy thuốc Nhân dân", "Thầy thuốc Ưu tú", "Anh hùng Lao động", "Giải thưởng Nhà nước",
}

// Classes of an order or medal (khoản 2 Mục V).
var Classes = []string{"Nhất", "Nhì", "Ba"}

// Holidays are days of khoản 5 Mục V. The word ngày is of either case.
var Holidays = []string{
	"ngày Quốc khánh", "ngày Quốc tế Lao động", "ngày Quốc tế Phụ nữ", "ngày Quốc tế Thiếu nhi", "ngày Phụ nữ Việt Nam", "ngày Nhà giáo Việt Nam",
	"ngày Thầy thuốc Việt Nam", "ngày Pháp luật Việt Nam", "ngày Thương binh - Liệt sĩ", "ngày Gia đình Việt Nam",
}

// Tets are feasts of điểm b khoản 8 Mục V.
var Tets = []string{"tết Nguyên đán", "tết Trung thu", "tết Đoan ngọ", "tết Thanh minh", "tết Hàn thực"}

// Stems and Branches make the names of lunar years (điểm a khoản 8 Mục V).
var (
	Stems    = []string{"Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"}
	Branches = []string{"Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"}
)

// Weekdays follow thứ (điểm c khoản 8 Mục V).
var Weekdays = []string{"Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy"}

// Events are historic events and dynasties (khoản 9 Mục V).
var Events = []string{"Cách mạng tháng Tám", "Phong trào Xô viết Nghệ Tĩnh", "Triều Lý", "Triều Trần"}

// Works are works and periodicals (khoản 10 Mục V). The first word is of either case.
var Works = []string{"tạp chí Cộng sản", "từ điển Bách khoa toàn thư"}

// Surnames are the common ones; a small «văn» or «thị» behind one is a slip.
var Surnames = []string{
	"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Đoàn", "Trịnh",
	"Trương", "Mai", "Đào", "Lâm", "Hà", "Tạ", "Lương", "Chu", "Cao", "Quách", "Lò", "Vàng", "Giàng", "Sùng", "Tòng", "Cà", "Quàng", "Điêu", "Mùa", "Thào",
}
