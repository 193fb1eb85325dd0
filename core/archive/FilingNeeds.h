// What is wanted where, and what lies there already: what a plan is made from.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "archive/FilingPlan.h"

namespace albumen {

/// A picture, or what belongs to it by the end of its name.
using Item = std::pair<ContentNo, std::string>;
/// One of them in one target.
using Spot = std::pair<TargetKey, Item>;

/// A picture and all its photos, or a companion of it.
struct PictureToFile {
    Item item;
    const PhotoToFile* source = nullptr; ///< the first present photo
    std::set<TargetKey> wanted;
    std::string name; ///< of its first photo, or of what is filed of it
    bool known = true, openFaces = false;
    bool away = false;                      ///< a photo on a drive that is not there shows it
    bool waits = false, thrownAway = false; ///< as PhotoToFile
    bool held = false;                      ///< stays where no label of today wants it
    bool isCompanion() const { return !item.second.empty(); }
};

/// Points into the input and the ledger that it was gathered from.
struct FilingNeeds {
    std::vector<PictureToFile> pictures;   ///< companions last
    std::deque<PhotoToFile> companions;    ///< as sources of their own; a deque, for they are pointed at
    std::map<Item, std::size_t> pictureOf; ///< its place in `pictures`
    std::set<PersonId> people;             ///< who has a folder
    std::set<TargetKey> used;              ///< targets that are to have a folder
    std::set<Spot> wanted;
    std::set<Item> reachable;                    ///< a photo or a sound copy is there: of the others nothing is retired
    std::map<Spot, const FiledFile*> filed;      ///< of what is filed there, the best
    std::map<Item, const FiledFile*> anyCopy;    ///< that is there as it was filed
    std::multimap<Item, const FiledFile*> spare; ///< may move to where it is wanted
    std::vector<const FiledFile*> superseded;    ///< leaves: another picture was saved over its photo
    std::vector<const FiledFile*> thrownAway;    ///< leaves before anything comes: a new photo may have its name
    std::uint64_t photos = 0;                    ///< pictures that are wanted somewhere
    std::uint64_t held = 0;                      ///< records that stay only because a look is due

    /// Did another file of the picture than this one go into the archive? Then what lies beside this one stays with it.
    bool movedFromAnother(const PictureToFile& picture) const
    {
        const auto copy = anyCopy.find(picture.item);
        return copy != anyCopy.end() && picture.source && copy->second->mode == FilingMode::move &&
               copy->second->photo != picture.source->photo;
    }

    const FiledFile* filedAt(const TargetKey& key, const Item& item) const
    {
        const auto at = filed.find({key, item});
        return at == filed.end() ? nullptr : at->second;
    }
};

Item itemOf(const FiledFile& file);
/// There, or damaged.
bool lies(const FiledFile& file);
/// Missing, or damaged.
bool isLacking(const FiledFile& file);

/// Asks the job before each: once it is cancelled, nothing more is done.
template <class Items, class Do> void each(const JobControl& job, const Items& items, Do work)
{
    for (const auto& item : items) {
        if (!job.mayGoOn()) return;
        work(item);
    }
}

/// Cancelled: a part of it.
FilingNeeds gatherNeeds(const FilingInput& input, const LedgerState& ledger, const JobControl& job);

} // namespace albumen
