// Where a viewer asks for pictures, decoded, upright and turned as the library shows them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "base/Error.h"
#include "photo/Ids.h"
#include "photo/ShotFacts.h"

namespace albumen {

/// A decoded picture. Ensures: `rgb` holds height rows of width pixels, three bytes each, red first, without gaps.
struct Picture {
    int width = 0, height = 0;
    int fullWidth = 0, fullHeight = 0; ///< of the picture in the file, turned as this one
    std::vector<std::byte> rgb;
    ShotFacts shot; ///< what the camera says, of the same read
};

/// `longSide`: pixels wanted of the long side; between that and twice as many come, fewer where the picture has no
/// more. 0: all there are.
struct PictureKey {
    PhotoId photo{};
    int longSide = 0;
    auto operator<=>(const PictureKey&) const = default;
};

/// shown: somebody looks at it. ahead: it is likely next, and made when nothing shown waits.
enum class PictureUse { shown, ahead };

/// Threads: all.
class PictureSource
{
public:
    using Answer = std::function<void(Result<std::shared_ptr<const Picture>>)>;
    enum class Ticket : std::uint64_t {};

    virtual ~PictureSource() = default;
    /// `answer` is called once, on a thread of the source, unless it is cancelled before; of those shown the newest
    /// request first, of those ahead the oldest. Nothing is kept: whoever asks ahead holds the picture.
    /// Fails: fileVanished (no such photo, or its file is gone), and as the loaders; cancelled is never told.
    virtual Ticket request(const PictureKey& key, PictureUse use, Answer answer) = 0;
    /// Not wanted any more; a picture that is being decoded for nobody else is given up. An answer that is being given
    /// right now still comes.
    virtual void cancel(Ticket ticket) = 0;
};

} // namespace albumen
