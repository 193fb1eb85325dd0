// The picture of a film, by libavcodec: its frames at 10, 50 and 90 % of its length, in one.
#pragma once

#include "load/Decoded.h"
#include "metadata/FilmFile.h"

namespace albumen {

/// Threads: all; no state.
class FilmDecoder
{
public:
    /// Ensures: upright, pixels square; one to three frames in their order, each the first at or behind its place in
    /// the film that others are predicted from, and the same ones for the same bytes. `cut`: some could not be read. A
    /// film that does not say how long it is gives its first frame.
    /// Fails: imageBroken, imageTooBig, filmUnsupported (no pictures in it, encrypted, no decoder), outOfMemory,
    /// imageTimeout, cancelled, and as the bytes do.
    Result<Decoded> decode(const FilmBytes& bytes, const DecodeContext& context) const;
};

} // namespace albumen
