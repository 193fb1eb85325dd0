#include <algorithm>
#include <set>

#include "catalogue/PhotoRows.h"
#include "catalogue/TrashRows.h"
#include "library/Answers.h"

namespace albumen {
namespace {

/// Of a drive that is away nothing is gone.
bool isGone(Files& files, const Path& inTrash)
{
    if (inTrash.empty() || !files.exists(inTrash.parent_path())) return false;
    const auto info = files.info(inTrash);
    return !info && info.error().code == Code::pathMissing;
}

} // namespace

Result<std::vector<TrashCard>> CleanupAnswers::trash() const
{
    TRY_ASSIGN(const std::vector<ThrownAway> thrown,
               state_.catalogue().read([](Db& db) { return TrashRows(db).all(); }));
    std::vector<TrashCard> cards;
    for (const ThrownAway& one : thrown)
        cards.push_back({.id = one.photo,
                         .path = one.path,
                         .trashPath = one.trashPath,
                         .atMs = one.atMs,
                         .bytes = one.bytes,
                         .gone = isGone(state_.parts.files, one.trashPath)});
    return cards;
}

Result<bool> CleanupAnswers::filesAreDue() const
{
    std::set<Path> roots;
    TRY(state_.catalogue().read([&roots](Db& db) -> Status {
        TRY_ASSIGN(const auto work, TrashRows(db).work());
        TRY_ASSIGN(const auto all, PhotoRows(db).roots());
        for (const TrashWork& one : work)
            for (const RootRow& root : all)
                if (root.id == one.photo.root) roots.insert(root.path);
        return {};
    }));
    return std::ranges::any_of(roots, [this](const Path& root) { return state_.parts.files.exists(root); });
}

} // namespace albumen
