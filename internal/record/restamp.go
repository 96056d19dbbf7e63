package record

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"slices"
)

// Restamped gives the input that a record was read from with the data of its images
// replaced by those of their stamps, so that what is kept of it holds nothing else
// that the files held. An input without images is given back as it is.
func Restamped(data []byte, rec *Record) []byte {
	images := imagesOf(rec)
	if len(images) == 0 {
		return data
	}
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	slices.SortFunc(images, func(a, b *Image) int { return cmp.Compare(a.from, b.from) })
	var out []byte
	done := 0
	for _, img := range images {
		if img.from < done || img.to > len(data) { // of another input
			return data
		}
		out = append(out, data[done:img.from]...)
		out = append(out, "data:image/"+img.Format.String()+";base64,"...)
		out = base64.StdEncoding.AppendEncode(out, img.Data)
		done = img.to
	}
	return append(out, data[done:]...)
}

// imagesOf lists the images of all who sign.
func imagesOf(rec *Record) (out []*Image) {
	signers := rec.Signers
	if rec.Copy != nil {
		signers = append(slices.Clip(signers), rec.Copy.Signer)
	}
	for _, s := range signers {
		for _, img := range []*Image{s.Signature, s.Seal} {
			if img != nil {
				out = append(out, img)
			}
		}
	}
	return out
}
