#include "archive/FilingNeeds.h"

#include <algorithm>

namespace albumen {
namespace {

class Gatherer
{
public:
    Gatherer(const FilingInput& input, const LedgerState& ledger, const JobControl& job)
        : input_(input), ledger_(ledger), job_(job)
    {
    }

    FilingNeeds gather()
    {
        indexLedger();
        gatherPictures();
        gatherSuperseded();
        keepHeld();
        gatherCompanions();
        gatherWanted();
        gatherThrownAway();
        gatherSpare();
        return std::move(needs_);
    }

private:
    void indexLedger()
    {
        each(job_, ledger_.filed, [this](const FiledFile& file) {
            const FiledFile*& at = needs_.filed[{file.target, itemOf(file)}];
            if (!at || static_cast<int>(file.state) < static_cast<int>(at->state)) at = &file;
            if (file.state == FiledState::there) needs_.anyCopy.try_emplace(itemOf(file), &file);
        });
    }

    bool allowed(const TargetKey& key) const
    {
        switch (key.kind) {
        case TargetKind::person: return needs_.people.count(key.person) > 0;
        case TargetKind::unknown: return input_.options.unknown;
        case TargetKind::noPeople: return input_.options.noPeople;
        }
        return false;
    }

    void gatherPictures()
    {
        for (const PersonToFile& person : input_.people) {
            needs_.people.insert(person.id);
            needs_.used.insert({TargetKind::person, person.id});
        }
        each(job_, input_.photos, [this](const PhotoToFile& photo) {
            const auto [found, fresh] = needs_.pictureOf.try_emplace({photo.content, {}}, needs_.pictures.size());
            if (fresh)
                needs_.pictures.push_back({.item = {photo.content, {}},
                                           .wanted = {},
                                           .name = nameOf(photo),
                                           .known = photo.known,
                                           .openFaces = photo.openFaces,
                                           .away = photo.away});
            PictureToFile& picture = needs_.pictures[found->second];
            if (!picture.source && photo.present) {
                picture.source = &photo;
                picture.name = photo.source.filename().native();
            }
            picture.waits = picture.waits || photo.waits;
            picture.thrownAway = picture.thrownAway || photo.thrownAway;
            for (const TargetKey& key : photo.targets)
                if (allowed(key)) picture.wanted.insert(key);
        });
    }

    /// They go where their picture goes; those that are in the archive alone, too.
    void gatherCompanions()
    {
        const std::size_t count = needs_.pictures.size();
        for (std::size_t i = 0; i < count; ++i)
            if (const PhotoToFile* const photo = needs_.pictures[i].source;
                photo && !needs_.movedFromAnother(needs_.pictures[i]))
                for (const Companion& companion : photo->companions) {
                    needs_.companions.push_back({.content = photo->content,
                                                 .photo = photo->photo,
                                                 .source = companion.source,
                                                 .size = companion.size,
                                                 .mtimeNs = companion.mtimeNs});
                    addCompanion(needs_.pictures[i], companion.ending, &needs_.companions.back());
                }
        each(job_, ledger_.filed, [this](const FiledFile& file) {
            const auto picture = needs_.pictureOf.find({file.content, {}});
            if (!file.companion.empty() && picture != needs_.pictureOf.end())
                addCompanion(needs_.pictures[picture->second], file.companion, nullptr);
        });
    }

    void addCompanion(PictureToFile picture, const std::string& ending, const PhotoToFile* source)
    {
        const Item item{picture.item.first, ending};
        if (!needs_.pictureOf.try_emplace(item, needs_.pictures.size()).second) return;
        picture.item = item;
        picture.source = source;
        needs_.pictures.push_back(std::move(picture));
    }

    /// What must stay although no label of today wants it there is wanted there, and not filed to the unknown
    /// meanwhile.
    void keepHeld()
    {
        each(job_, ledger_.filed, [this](const FiledFile& file) {
            const auto at = needs_.pictureOf.find(itemOf(file));
            if (at == needs_.pictureOf.end() || needs_.filedAt(file.target, itemOf(file)) != &file || !lies(file))
                return;
            PictureToFile& picture = needs_.pictures[at->second];
            const bool notSeen = picture.openFaces && file.target.kind == TargetKind::person &&
                                 input_.notSeenYet.count(file.target.person) > 0;
            if ((picture.known && !notSeen && !picture.waits) || picture.wanted.count(file.target) > 0) return;
            std::erase_if(picture.wanted, [&](const TargetKey& key) {
                return key.kind != TargetKind::person && needs_.filed.count({key, itemOf(file)}) == 0;
            });
            picture.wanted.insert(file.target);
            picture.held = true;
            needs_.held += picture.known && !notSeen ? 0 : 1;
        });
    }

    /// What was made of a photo that another picture was saved over since, and that no other photo shows: it leaves,
    /// and its name is free. Not before that other one was looked at: what cannot be read may be the old one, damaged.
    void gatherSuperseded()
    {
        std::map<PhotoId, ContentNo> shows;
        for (const PhotoToFile& photo : input_.photos)
            if (photo.present && photo.known) shows[photo.photo] = photo.content;
        each(job_, ledger_.filed, [&](const FiledFile& file) {
            const auto now = shows.find(file.photo);
            if (file.state == FiledState::foreign || file.mode == FilingMode::move) return;
            if (now == shows.end() || now->second == file.content) return;
            const auto picture = needs_.pictureOf.find({file.content, {}});
            if (picture != needs_.pictureOf.end() &&
                (needs_.pictures[picture->second].source || needs_.pictures[picture->second].away))
                return;
            needs_.superseded.push_back(&file);
            needs_.filed.erase({file.target, itemOf(file)});
            const auto copy = needs_.anyCopy.find(itemOf(file));
            if (copy != needs_.anyCopy.end() && copy->second == &file) needs_.anyCopy.erase(copy);
        });
    }

    void gatherWanted()
    {
        each(job_, needs_.pictures, [this](const PictureToFile& picture) {
            const bool movable = !picture.wanted.empty() && needs_.anyCopy.count(picture.item) > 0;
            const bool goesAlong = picture.isCompanion() && needs_.reachable.count({picture.item.first, {}}) > 0;
            if (picture.source || movable || goesAlong || picture.thrownAway) needs_.reachable.insert(picture.item);
            for (const TargetKey& key : picture.wanted) needs_.wanted.insert({key, picture.item});
            needs_.used.insert(picture.wanted.begin(), picture.wanted.end());
            if (!picture.wanted.empty() && !picture.isCompanion()) ++needs_.photos;
        });
    }

    void gatherThrownAway()
    {
        each(job_, ledger_.filed, [this](const FiledFile& file) {
            const auto at = needs_.pictureOf.find(itemOf(file));
            if (at == needs_.pictureOf.end() || file.state == FiledState::foreign) return;
            const PictureToFile& picture = needs_.pictures[at->second];
            if (picture.thrownAway && picture.wanted.empty()) needs_.thrownAway.push_back(&file);
        });
    }

    std::string nameOf(const PhotoToFile& photo) const
    {
        const auto copy = needs_.anyCopy.find({photo.content, {}});
        if (!photo.source.empty() || copy == needs_.anyCopy.end()) return photo.source.filename().native();
        return copy->second->name;
    }

    /// What may move to where it is wanted, of what does not belong where it lies: files of a person who is gone, those
    /// of a picture without a photo, and those that are the photo itself, moved here.
    void gatherSpare()
    {
        each(job_, ledger_.filed, [this](const FiledFile& file) {
            if (file.state != FiledState::there || needs_.wanted.count({file.target, itemOf(file)})) return;
            if (!needs_.anyCopy.count(itemOf(file))) return; // it was superseded
            const bool personGone = file.target.kind == TargetKind::person && !allowed(file.target);
            const auto at = needs_.pictureOf.find(itemOf(file));
            const bool onlyHere = at != needs_.pictureOf.end() && !needs_.pictures[at->second].source;
            if (personGone || onlyHere || file.mode == FilingMode::move) needs_.spare.emplace(itemOf(file), &file);
        });
    }

    const FilingInput& input_;
    const LedgerState& ledger_;
    const JobControl& job_;
    FilingNeeds needs_;
};

} // namespace

Item itemOf(const FiledFile& file)
{
    return {file.content, file.companion};
}

bool lies(const FiledFile& file)
{
    return file.state == FiledState::there || file.state == FiledState::damaged;
}

bool isLacking(const FiledFile& file)
{
    return file.state == FiledState::missing || file.state == FiledState::damaged;
}

FilingNeeds gatherNeeds(const FilingInput& input, const LedgerState& ledger, const JobControl& job)
{
    return Gatherer(input, ledger, job).gather();
}

} // namespace albumen
