package picture

import (
	"encoding/binary"
	"hash/crc32"
	"slices"
)

// density is how many pixels go to a metre, by the pHYs chunk of a PNG (PNG 3,
// 11.3.4.3) or the JFIF head of a JPEG; 0 where it is not told, or not the same both
// ways.
func density(f Format, data []byte) int {
	var across, down int
	switch f {
	case PNG:
		across, down = pngDensity(data)
	case JPEG:
		across, down = jfifDensity(data)
	case GIF:
	}
	if across != down {
		return 0
	}
	return across
}

func pngDensity(data []byte) (across, down int) {
	const head, frame = 8, 12
	for at := head; at+frame <= len(data); {
		size := binary.BigEndian.Uint32(data[at:])
		kind := string(data[at+4 : at+8])
		if uint64(size) > uint64(len(data)-at-frame) || kind == "IDAT" {
			break
		}
		const byMetre = 1
		if body := data[at+8:]; kind == "pHYs" && size == 9 && body[8] == byMetre {
			return int(binary.BigEndian.Uint32(body)), int(binary.BigEndian.Uint32(body[4:]))
		}
		at += frame + int(size)
	}
	return 0, 0
}

func jfifDensity(data []byte) (across, down int) {
	segments(data, func(marker byte, body []byte) bool {
		if marker != 0xE0 || len(body) < 12 || string(body[:5]) != "JFIF\x00" {
			return true
		}
		x, y := int(binary.BigEndian.Uint16(body[8:])), int(binary.BigEndian.Uint16(body[10:]))
		switch body[7] {
		case 1: // by the inch, which is 0.0254 m
			across, down = x*10000/254, y*10000/254
		case 2: // by the centimetre
			across, down = x*100, y*100
		}
		return false
	})
	return across, down
}

// withDensity writes pHYs into a PNG of the house, behind its header: the size that a
// picture has by itself must survive being encoded anew.
func withDensity(data []byte, perMetre int) []byte {
	const header, size, byMetre = 33, 9, 1
	chunk := append(binary.BigEndian.AppendUint32(nil, size), "pHYs"...)
	chunk = binary.BigEndian.AppendUint32(chunk, uint32(perMetre))
	chunk = binary.BigEndian.AppendUint32(chunk, uint32(perMetre))
	chunk = append(chunk, byMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	return slices.Insert(data, header, chunk...)
}
