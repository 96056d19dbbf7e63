package pdf

import _ "embed"

// writeIntent says for archives what the file's colours mean, by way of a colour
// profile, and gives the object; 0 if nobody asked.
func (n *native) writeIntent() int {
	if n.meta.Archive == ArchiveNone {
		return 0
	}
	profile := n.file.stream("/N 3/Filter/FlateDecode ", packedSRGB)
	intent := n.file.reserve()
	w := n.open(intent)
	w.text("<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier (sRGB IEC61966-2.1)" +
		"/Info (sRGB IEC61966-2.1)/RegistryName (http://www.color.org)/DestOutputProfile ")
	w.ref(profile).text(">>")
	n.close(w)
	return intent
}

// packedSRGB is the colour profile of every file as a zlib stream. It is packed as well
// as can be, by a test: a process would make that compressor for it alone.
//
//go:embed srgb.icc.zlib
var packedSRGB []byte
