// Which pictures have a tag, a class, a label or a name: the parts that a search is put together from.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalogue/Db.h"
#include "photo/Ids.h"
#include "photo/Understanding.h"

namespace albumen {

/// Of pictures, how much something holds of them, 0..1.
using Scores = std::unordered_map<ContentNo, float>;

/// Threads: as the Db.
class SearchRows
{
public:
    explicit SearchRows(Db& db) : db_(db) {}

    /// With one of these things in them, by the surest one. What a person said of a tag stands.
    Result<Scores> tagged(Tag tag) const;
    /// With a thing of this class of COCO in them, by the surest one.
    Result<Scores> withObject(int object) const;
    /// Whose likeliest class this is, by its probability.
    Result<Scores> ofClass(const std::string& label) const;
    /// With one of these among the five guesses, by the likeliest.
    Result<Scores> labelled(const std::vector<std::string>& labels) const;
    /// Whose file, or a folder that it lies in below its root, has a word in its name that begins so. Requires: folded,
    /// not empty.
    Result<Scores> named(const std::string& text) const;

private:
    Db& db_;
};

} // namespace albumen
