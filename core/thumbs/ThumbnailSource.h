// Where whoever shows photos and faces asks for their small pictures.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/Error.h"
#include "photo/ThumbKind.h"

namespace albumen {

/// content320: `id` is a ContentNo. face: a FaceId. Both as JPEG.
struct ThumbnailKey {
    ThumbKind kind = ThumbKind::content320;
    std::int64_t id = 0;
    auto operator<=>(const ThumbnailKey&) const = default;
};

/// Threads: all.
class ThumbnailSource
{
public:
    using Picture = Result<std::vector<std::byte>>;
    using Answer = std::function<void(Picture)>;
    enum class Ticket : std::uint64_t {};

    virtual ~ThumbnailSource() = default;
    /// `answer` is called once, on a thread of the source, unless it is cancelled before; the newest request first.
    virtual Ticket request(const ThumbnailKey& key, Answer answer) = 0;
    /// Not wanted any more. An answer that is being given right now still comes.
    virtual void cancel(Ticket ticket) = 0;
};

} // namespace albumen
