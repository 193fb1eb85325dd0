// Which pictures have a tag, a class, a label or a name: the parts that a search is put together from.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalogue/Db.h"
#include "photo/DateSpan.h"
#include "photo/Ids.h"
#include "photo/Understanding.h"

namespace albumen {

/// Of pictures, how much something holds of them, 0..1.
using Scores = std::unordered_map<ContentNo, float>;

/// When a picture was taken, by a person or by the first of its photos that says it.
struct TakenAt {
    std::int64_t localS = 0; ///< seconds since 1970 of the local clock
    DateSpan span = DateSpan::moment;
};

/// Pictures by the names of their files, and by those of the folders that these lie in.
struct ScoresByName {
    Scores files, folders;
};

/// A word of the name, or of a folder in the path, begins so. Requires: as SearchRows::named(). Threads: all.
bool isNamed(const std::filesystem::path& path, const std::string& text);

/// Threads: as the Db.
class SearchRows
{
public:
    explicit SearchRows(Db& db) : db_(db) {}

    /// With one of these things in them, by the surest one. What a person said of a tag stands.
    Result<Scores> tagged(Tag tag) const;
    /// With a thing of this class of COCO in them, by the surest one.
    Result<Scores> withObject(int object) const;
    /// Whose likeliest class this is, with at least so much of it, by its probability.
    Result<Scores> ofClass(const std::string& label, float least) const;
    /// With this among the five guesses, by its probability.
    Result<Scores> labelled(const std::string& label) const;
    /// Whose file, or a folder that it lies in below its root, has a word in its name that begins so. Requires: folded,
    /// not empty.
    Result<ScoresByName> named(const std::string& text) const;
    /// With a star; each as 1.
    Result<Scores> favourites() const;
    /// How many each picture has that has any.
    Result<Scores> stars() const;
    /// That are films; each as 1.
    Result<Scores> films() const;
    /// Of every picture of which somebody says it.
    Result<std::unordered_map<ContentNo, TakenAt>> taken() const;

private:
    Db& db_;
};

} // namespace albumen
