#pragma once

namespace albumen {

/// What keeps a face from being a person's without a question, the first that holds.
enum class Against {
    nothing,     ///< it is near enough
    refused,     ///< somebody said that it is not this person
    born,        ///< the photo was taken before this person was born
    inPhoto,     ///< another face in the same photo is decided to be this person
    likeRefused, ///< it is nearer to a face that was refused for this person
    beyond,      ///< too far even to be asked
    limit,       ///< asked: beyond the limit, or beyond the stricter one for faces that are small, blurred or turned
    margin,      ///< asked: somebody else is nearly as near
    unusable,    ///< the face is too poor to be matched
    nearer,      ///< somebody else is nearer
    photoMate,   ///< another face in the same photo is more like this person
};

} // namespace albumen
