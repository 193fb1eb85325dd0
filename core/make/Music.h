// Music of a file, decoded for a film.
#pragma once

#include <memory>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"

namespace albumen {

/// Opens nothing but this file, whatever it names. Threads: one.
class Music
{
public:
    /// Requires: `files` and `job` outlive it. Fails: imageUnsupported (noMusic: no sound in it that can be read),
    /// cancelled, as the files.
    static Result<std::unique_ptr<Music>> open(Files& files, const Path& path, const JobControl& job);
    virtual ~Music() = default;

    /// The next `count` of each side, as FilmWriter wants them; from the beginning again behind the end, or behind what
    /// can be read of it. Fails: as open.
    virtual Result<std::vector<float>> next(std::size_t count) = 0;
};

} // namespace albumen
