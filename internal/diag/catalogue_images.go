package diag

// imageEntries are the problems of pictures of signatures and seals.
var imageEntries = []Entry{
	entry("image.encoding", "Không đọc được dữ liệu ảnh", "Image data cannot be read",
		"Ảnh phải viết bằng base64 đầy đủ, kể cả dấu = ở cuối; được xuống dòng và được dùng bảng chữ an toàn cho địa chỉ. Đầu «data:» nếu có phải ghi image/png hoặc image/jpeg.",
		"A picture is written as whole base64 with the = at its end; line breaks and the alphabet for addresses are accepted. A data: head, if there is one, says image/png or image/jpeg."),
	entry("image.url_not_allowed", "Không nhận đường dẫn tới ảnh", "Address of an image",
		"Dịch vụ không mở đường dẫn nào, trên mạng hay trên máy. Hãy gửi chính tệp ảnh.",
		"No address is ever opened, on the network or on the machine. Send the file itself."),
	entry("image.wrong_type", "Không phải ảnh PNG, JPEG", "Neither PNG nor JPEG",
		"Chỉ nhận PNG, JPEG tải lên trực tiếp, xét theo nội dung tệp. Hãy lưu hình chữ ký, con dấu dạng PNG nền trong.",
		"Only PNG and JPEG are accepted, by what the file holds. Save pictures of signatures and seals as PNG with a transparent ground."),
	entry("image.type_differs", "Loại ảnh ghi khác nội dung", "Declared type differs",
		"Đầu «data:» ghi một loại ảnh, tệp lại là loại khác; đã đọc theo nội dung. Văn bản vẫn được tạo.",
		"The data: head declares one type, the file is another; it was read by its content. The document is made all the same."),
	entry("image.too_large", "Tệp ảnh quá lớn", "Image file too large",
		"Mỗi tệp ảnh tối đa 5 MiB. Hãy quét lại ở 300 dpi và lưu PNG.", "A picture has at most 5 MiB. Scan it again at 300 dpi and save it as PNG."),
	entry("image.too_many_pixels", "Ảnh quá nhiều điểm", "Too many pixels",
		"Ảnh tối đa 4096 điểm mỗi cạnh và 12 triệu điểm; các ảnh của một văn bản cộng lại tối đa 60 triệu. Hãy quét lại ở 300 dpi.",
		"A picture has at most 4096 pixels a side and 12 million in all, all those of a document together 60 million. Scan it again at 300 dpi."),
	entry("image.too_small", "Ảnh quá nhỏ", "Image too small",
		"Mỗi cạnh của ảnh cần ít nhất 16 điểm. Hãy quét lại ở 300 dpi.", "Each side needs at least 16 pixels. Scan it again at 300 dpi."),
	entry("image.corrupt", "Ảnh hỏng", "Image damaged",
		"Tệp ảnh không giải mã được trọn vẹn. Hãy quét lại ở 300 dpi và lưu PNG.", "The file cannot be decoded to its end. Scan it again at 300 dpi and save it as PNG."),
	entry("image.no_place", "Không có chỗ cho ảnh", "No place for the image",
		"Văn bản này không có chỗ cho hình chữ ký hoặc con dấu đã gửi. Mỗi văn bản có một dấu, trên chữ ký của người ký; hợp đồng mỗi bên một dấu; thư công không có dấu; bản sao điện tử và hồ sơ cơ quan không mang hình.",
		"The document has no place for the picture that was sent. A document has one seal, on the signer's signature; contracts one a party; open letters none; electronic copies and profiles carry no pictures."),
}
