#include "archive/FilingPlan.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <utility>

#include "archive/Companions.h"
#include "archive/NamedCopy.h"
#include "archive/SafeName.h"
#include "archive/ops/Op.h"
#include "base/Text.h"

namespace albumen {
namespace {

/// A picture, or what belongs to it by the end of its name.
using Item = std::pair<ContentNo, std::string>;

/// A picture and all its photos, or a companion of it.
struct Picture {
    Item item;
    const PhotoToFile* source = nullptr; ///< the first present photo
    std::set<TargetKey> wanted;
    std::string name; ///< of its first photo, or of what is filed of it
    bool known = true, openFaces = false;
    bool away = false; ///< a photo on a drive that is not there shows it
    bool held = false; ///< stays where no label of today wants it
    bool isCompanion() const { return !item.second.empty(); }
};

Item itemOf(const FiledFile& file)
{
    return {file.content, file.companion};
}

bool lies(const FiledFile& file)
{
    return file.state == FiledState::there || file.state == FiledState::damaged;
}

class Planner
{
public:
    Planner(const FilingInput& input, const LedgerState& ledger, const JobControl& job)
        : input_(input), ledger_(ledger), job_(job)
    {
    }

    /// None: cancelled.
    std::optional<FilingPlan> make()
    {
        indexLedger();
        gatherPictures();
        gatherSuperseded();
        keepHeld();
        gatherCompanions();
        gatherWanted();
        gatherSpare();
        planFolders();
        for (const FiledFile* const file : superseded_)
            mendSteps_.push_back(retirement(*file, "another picture was saved over the photo"));
        each(pictures_, [this](const Picture& picture) { planPicture(picture); });
        planRetirements();
        if (input_.options.mode == FilingMode::move)
            each(pictures_, [this](const Picture& picture) { planRemoval(picture); });
        planDrops();
        if (job_.cancelled()) return std::nullopt;
        for (auto* group :
             {&folderSteps_, &mendSteps_, &fileSteps_, &renewSteps_, &retireSteps_, &removeSteps_, &dropSteps_})
            std::move(group->begin(), group->end(), std::back_inserter(plan_.steps));
        return std::move(plan_);
    }

private:
    using Spot = std::pair<TargetKey, Item>;

    /// Asks the job before each: once it is cancelled, nothing more is done.
    template <class Items, class Do> void each(const Items& items, Do work) const
    {
        for (const auto& item : items) {
            if (!job_.mayGoOn()) return;
            work(item);
        }
    }

    void indexLedger()
    {
        for (const Target& target : ledger_.targets) targets_[target.key] = target;
        each(ledger_.filed, [this](const FiledFile& file) {
            names_[file.target].add(file.name);
            const FiledFile*& at = filed_[{file.target, itemOf(file)}];
            if (!at || static_cast<int>(file.state) < static_cast<int>(at->state)) at = &file;
            if (file.state == FiledState::there) anyCopy_.try_emplace(itemOf(file), &file);
        });
    }

    bool allowed(const TargetKey& key) const
    {
        switch (key.kind) {
        case TargetKind::person: return people_.count(key.person) > 0;
        case TargetKind::unknown: return input_.options.unknown;
        case TargetKind::noPeople: return input_.options.noPeople;
        }
        return false;
    }

    void gatherPictures()
    {
        for (const PersonToFile& person : input_.people) {
            people_.insert(person.id);
            used_.insert({TargetKind::person, person.id});
        }
        each(input_.photos, [this](const PhotoToFile& photo) {
            const auto [found, fresh] = pictureOf_.try_emplace({photo.content, {}}, pictures_.size());
            if (fresh)
                pictures_.push_back({.item = {photo.content, {}},
                                     .wanted = {},
                                     .name = nameOf(photo),
                                     .known = photo.known,
                                     .openFaces = photo.openFaces,
                                     .away = photo.away});
            Picture& picture = pictures_[found->second];
            if (!picture.source && photo.present) {
                picture.source = &photo;
                picture.name = photo.source.filename().native();
            }
            for (const TargetKey& key : photo.targets)
                if (allowed(key)) picture.wanted.insert(key);
        });
    }

    /// They go where their picture goes; those that are in the archive alone, too.
    void gatherCompanions()
    {
        const std::size_t count = pictures_.size();
        for (std::size_t i = 0; i < count; ++i)
            if (const PhotoToFile* const photo = pictures_[i].source)
                for (const Companion& companion : photo->companions) {
                    companions_.push_back({.content = photo->content,
                                           .photo = photo->photo,
                                           .source = companion.source,
                                           .size = companion.size,
                                           .mtimeNs = companion.mtimeNs});
                    addCompanion(pictures_[i], companion.ending, &companions_.back());
                }
        each(ledger_.filed, [this](const FiledFile& file) {
            const auto picture = pictureOf_.find({file.content, {}});
            if (!file.companion.empty() && picture != pictureOf_.end())
                addCompanion(pictures_[picture->second], file.companion, nullptr);
        });
    }

    void addCompanion(Picture picture, const std::string& ending, const PhotoToFile* source)
    {
        const Item item{picture.item.first, ending};
        if (!pictureOf_.try_emplace(item, pictures_.size()).second) return;
        picture.item = item;
        picture.source = source;
        pictures_.push_back(std::move(picture));
    }

    /// What must stay although no label of today wants it there is wanted there, and not filed to the unknown
    /// meanwhile.
    void keepHeld()
    {
        each(ledger_.filed, [this](const FiledFile& file) {
            const auto at = pictureOf_.find(itemOf(file));
            if (at == pictureOf_.end() || filedAt(file.target, itemOf(file)) != &file || !lies(file)) return;
            Picture& picture = pictures_[at->second];
            const bool notSeen = picture.openFaces && file.target.kind == TargetKind::person &&
                                 input_.notSeenYet.count(file.target.person) > 0;
            if ((picture.known && !notSeen) || picture.wanted.count(file.target) > 0) return;
            std::erase_if(picture.wanted, [&](const TargetKey& key) {
                return key.kind != TargetKind::person && filed_.count({key, itemOf(file)}) == 0;
            });
            picture.wanted.insert(file.target);
            picture.held = true;
            ++plan_.held;
        });
    }

    /// What was made of a photo that another picture was saved over since, and that no other photo shows: it leaves,
    /// and its name is free.
    void gatherSuperseded()
    {
        std::map<PhotoId, ContentNo> shows;
        for (const PhotoToFile& photo : input_.photos)
            if (photo.present) shows[photo.photo] = photo.content;
        each(ledger_.filed, [&](const FiledFile& file) {
            const auto now = shows.find(file.photo);
            if (file.state == FiledState::foreign || file.mode == FilingMode::move) return;
            if (now == shows.end() || now->second == file.content) return;
            const auto picture = pictureOf_.find({file.content, {}});
            if (picture != pictureOf_.end() && (pictures_[picture->second].source || pictures_[picture->second].away))
                return;
            superseded_.push_back(&file);
            names_[file.target].release(file.name);
            filed_.erase({file.target, itemOf(file)});
            const auto copy = anyCopy_.find(itemOf(file));
            if (copy != anyCopy_.end() && copy->second == &file) anyCopy_.erase(copy);
        });
    }

    void gatherWanted()
    {
        each(pictures_, [this](const Picture& picture) {
            const bool movable = !picture.wanted.empty() && anyCopy_.count(picture.item) > 0;
            const bool goesAlong = picture.isCompanion() && reachable_.count({picture.item.first, {}}) > 0;
            if (picture.source || movable || goesAlong) reachable_.insert(picture.item);
            for (const TargetKey& key : picture.wanted) wanted_.insert({key, picture.item});
            used_.insert(picture.wanted.begin(), picture.wanted.end());
            if (!picture.wanted.empty() && !picture.isCompanion()) ++plan_.photos;
        });
    }

    std::string nameOf(const PhotoToFile& photo) const
    {
        const auto copy = anyCopy_.find({photo.content, {}});
        if (!photo.source.empty() || copy == anyCopy_.end()) return photo.source.filename().native();
        return copy->second->name;
    }

    /// What may move to where it is wanted, of what does not belong where it lies: files of a person who is gone, those
    /// of a picture without a photo, and those that are the photo itself, moved here.
    void gatherSpare()
    {
        each(ledger_.filed, [this](const FiledFile& file) {
            if (file.state != FiledState::there || wanted_.count({file.target, itemOf(file)})) return;
            if (!anyCopy_.count(itemOf(file))) return; // it was superseded
            const bool personGone = file.target.kind == TargetKind::person && !allowed(file.target);
            const auto at = pictureOf_.find(itemOf(file));
            const bool onlyHere = at != pictureOf_.end() && !pictures_[at->second].source;
            if (personGone || onlyHere || file.mode == FilingMode::move) spare_.emplace(itemOf(file), &file);
        });
    }

    void planFolders()
    {
        NameSet names;
        names.add(unknownFolder);
        names.add(noPeopleFolder);
        for (const auto& [key, target] : targets_)
            if (key.kind == TargetKind::person) names.add(target.folder);
        each(input_.people, [&](const PersonToFile& person) {
            planFolder({TargetKind::person, person.id}, safeFolderName(person.name), names);
        });
        for (const TargetKind kind : {TargetKind::unknown, TargetKind::noPeople})
            if (used_.count({kind, {}})) {
                const auto name = kind == TargetKind::unknown ? unknownFolder : noPeopleFolder;
                NameSet own;
                planFolder({kind, {}}, std::string(name), own);
            }
    }

    void planFolder(const TargetKey& key, const std::string& wanted, NameSet& names)
    {
        ++plan_.folders;
        const auto known = targets_.find(key);
        const bool made = known != targets_.end() && known->second.made;
        FilingStep step;
        step.op = JournalOp::makeFolder;
        step.target = key;
        if (known != targets_.end() && isNumberedForm(known->second.folder, wanted)) {
            if (made && known->second.there) return;
            step.folder = known->second.folder;
            step.again = made;
        } else {
            const bool sameName = known != targets_.end() && NameSetOf(known->second.folder).taken(wanted);
            if (sameName) names.release(known->second.folder); // only its letters' case changes
            step.folder = names.claimFolder(wanted);
            if (known != targets_.end() && !sameName) names.release(known->second.folder);
        }
        step.reason = made && !step.again ? "the person was renamed" : "the folder is missing";
        if (made && !step.again) {
            step.op = JournalOp::renameFolder;
            step.name = known->second.folder;
        } else {
            ++plan_.foldersMissing;
        }
        targets_[key] = {key, step.folder, true};
        folderSteps_.push_back(std::move(step));
    }

    static NameSet NameSetOf(const std::string& name)
    {
        NameSet set;
        set.add(name);
        return set;
    }

    /// Copies come before moves: what is copied from may be what moves.
    void planPicture(const Picture& picture)
    {
        std::vector<TargetKey> open;
        for (const TargetKey& key : picture.wanted) {
            const FiledFile* const known = filedAt(key, picture.item);
            const bool there = known && known->state == FiledState::there;
            if (there && !picture.isCompanion()) nameIn_[{key, picture.item.first}] = known->name;
            if (there && !known->stale && !saysOther(*known, picture))
                plan_.unchanged += picture.isCompanion() ? 0 : 1;
            else if (there && mayRenew(*known, picture))
                planRenewal(picture, key, *known);
            else
                open.push_back(key);
        }
        for (std::size_t i = 0; i < open.size(); ++i)
            planCopy(picture, open[i], spare_.count(picture.item) >= open.size() - i);
    }

    const std::string& namesOf(const Picture& picture) const
    {
        static const std::string none;
        return input_.options.mode == FilingMode::copy ? picture.source->names : none;
    }

    /// Should this copy say other names, and is there a photo to make it from? Links and what was moved here are, or
    /// share, an original.
    bool saysOther(const FiledFile& file, const Picture& picture) const
    {
        return picture.source && picture.known && !picture.held && file.mode == FilingMode::copy &&
               file.names != namesKey(namesOf(picture));
    }

    /// Is it a copy of this very photo? Then a new one may take its place; another photo of the same picture may lack
    /// what this copy says besides names.
    static bool mayRenew(const FiledFile& file, const Picture& picture)
    {
        return file.mode == FilingMode::copy && file.photo == picture.source->photo;
    }

    void planRenewal(const Picture& picture, const TargetKey& key, const FiledFile& known)
    {
        FilingStep step;
        step.target = key;
        step.folder = targets_[key].folder;
        step.name = known.name;
        step.content = picture.item.first;
        step.companion = picture.item.second;
        step.keepOld = known.stale;
        step.reason = known.stale                ? "the photo was corrected"
                      : namesOf(picture).empty() ? "is to say no names"
                                                 : "says other names";
        setSource(step, picture);
        step.op = JournalOp::renew;
        step.mode = FilingMode::copy;
        plan_.toRenew += picture.isCompanion() ? 0 : 1;
        renewSteps_.push_back(std::move(step));
    }

    const FiledFile* filedAt(const TargetKey& key, const Item& item) const
    {
        const auto at = filed_.find({key, item});
        return at == filed_.end() ? nullptr : at->second;
    }

    void planCopy(const Picture& picture, const TargetKey& key, bool maySpare)
    {
        const FiledFile* const known = filedAt(key, picture.item);
        FilingStep step;
        step.target = key;
        step.folder = targets_[key].folder;
        step.content = picture.item.first;
        step.companion = picture.item.second;
        const bool mends = known && known->state != FiledState::foreign; // its name becomes free, or is
        if (!(maySpare && planMove(picture, step)) && !planSource(picture, step)) return;
        const bool itself = step.op == JournalOp::moveFiled && step.mode == FilingMode::move;
        step.plainName = safeFileName(nameFor(picture, key, itself ? step.from.name : picture.name));
        step.name = mends ? known->name : names_[key].claimFile(step.plainName);
        step.again = known && known->state == FiledState::missing;
        step.damaged = known && known->state == FiledState::damaged;
        step.reason = !known                              ? "new in " + step.folder
                      : known->stale                      ? "the photo was corrected"
                      : known->state == FiledState::there ? "says other names"
                      : step.again                        ? "the copy is missing"
                      : mends                             ? "mends a damaged copy"
                                                          : "somebody edited the copy";
        if (mends && lies(*known))
            mendSteps_.push_back(retirement(*known, known->stale ? "made before the photo was corrected"
                                                    : known->state == FiledState::there ? "a copy of another photo"
                                                                                        : "damaged"));
        if (step.op == JournalOp::copy) plan_.bytesToCopy += step.size;
        if (!picture.isCompanion()) nameIn_[{key, picture.item.first}] = step.name;
        const bool itsPhoto = picture.source && step.mode != FilingMode::hardLink && step.op != JournalOp::moveFiled &&
                              step.source == picture.source->source;
        if (itsPhoto) takenNow_.insert({key, picture.item});
        const bool toRenew = step.op == JournalOp::moveFiled && picture.source && step.mode == FilingMode::copy &&
                             step.namesKey != namesKey(namesOf(picture));
        const FiledFile moved{.target = key, .name = step.name};
        fileSteps_.push_back(std::move(step));
        if (toRenew) planRenewal(picture, key, moved);
    }

    /// A companion is called as the photo it lies beside.
    std::string nameFor(const Picture& picture, const TargetKey& key, const std::string& own) const
    {
        if (!picture.isCompanion()) return own;
        const auto photo = nameIn_.find({key, picture.item.first});
        return companionName(photo == nameIn_.end() ? picture.name : photo->second, picture.item.second);
    }

    bool planMove(const Picture& picture, FilingStep& step)
    {
        const auto spare = spare_.find(picture.item);
        if (spare == spare_.end()) return false;
        const FiledFile& file = *spare->second;
        if (file.stale || (saysOther(file, picture) && !mayRenew(file, picture))) return false;
        step.op = JournalOp::moveFiled;
        step.mode = file.mode;
        setFile(step, file);
        consumed_.insert(&file);
        spare_.erase(spare);
        return true;
    }

    /// Where the bytes come from: the photo, or another copy in the archive.
    bool planSource(const Picture& picture, FilingStep& step)
    {
        if (picture.source) {
            const FilingMode mode = input_.options.mode;
            step.op = mode == FilingMode::hardLink  ? JournalOp::hardLink
                      : mode == FilingMode::reflink ? JournalOp::reflink
                                                    : JournalOp::copy;
            step.mode = mode;
            setSource(step, picture);
            return true;
        }
        const auto copy = anyCopy_.find(picture.item);
        if (copy == anyCopy_.end()) return false; // offline, and nowhere in the archive: next time
        const FiledFile& file = *copy->second;
        step.op = JournalOp::copy;
        step.mode = file.mode == FilingMode::move ? FilingMode::move : FilingMode::copy;
        setFile(step, file);
        step.source = std::filesystem::path(step.fromFolder) / file.name;
        return true;
    }

    void setSource(FilingStep& step, const Picture& picture) const
    {
        step.source = picture.source->source;
        step.photo = picture.source->photo;
        step.size = picture.source->size;
        step.mtimeNs = picture.source->mtimeNs;
        step.photoSize = step.size;
        step.photoMtimeNs = step.mtimeNs;
        step.names = namesOf(picture);
        step.namesKey = namesKey(step.names);
    }

    void setFile(FilingStep& step, const FiledFile& file)
    {
        step.content = file.content;
        step.companion = file.companion;
        step.photo = file.photo;
        step.size = file.size;
        step.mtimeNs = file.mtimeNs;
        step.photoSize = file.sourceSize;
        step.photoMtimeNs = file.sourceMtimeNs;
        step.namesKey = file.names;
        step.from = {file.target, file.name};
        step.fromFolder = targets_[file.target].folder;
    }

    FilingStep retirement(const FiledFile& file, std::string reason)
    {
        FilingStep step;
        step.op = JournalOp::retire;
        step.target = file.target;
        setFile(step, file);
        step.folder = step.fromFolder;
        step.name = file.name;
        step.reason = std::move(reason);
        consumed_.insert(&file);
        if (lies(file) && file.companion.empty()) ++plan_.toRetire;
        return step;
    }

    void planRetirements()
    {
        each(ledger_.filed, [this](const FiledFile& file) {
            if (file.state == FiledState::foreign || consumed_.count(&file) || !reachable_.count(itemOf(file))) return;
            const bool first = filedAt(file.target, itemOf(file)) == &file; // of what is filed of it there
            if (wanted_.count({file.target, itemOf(file)}) && first) return;
            retireSteps_.push_back(retirement(file, "does not belong here any more"));
        });
    }

    /// Is what lies, or will lie, there a copy of this very photo, or of what belongs to it?
    bool holdsBytesOf(const PhotoToFile& photo, const Spot& spot) const
    {
        if (takenNow_.count(spot) > 0) return true;
        const FiledFile* const at = filedAt(spot.first, spot.second);
        const bool moved =
            at && at->mode == FilingMode::move && at->state == FiledState::there && at->photo == photo.photo;
        return at && (moved || isOwnCopy(*at, photo)) && at->names == Xxh128{};
    }

    /// Is it in this target with all that lies beside it?
    bool isWhollyIn(const TargetKey& key, const PhotoToFile& photo) const
    {
        if (!holdsBytesOf(photo, {key, {photo.content, {}}})) return false;
        return std::all_of(photo.companions.begin(), photo.companions.end(), [&](const Companion& one) {
            return holdsBytesOf(photo, {key, {photo.content, one.ending}});
        });
    }

    /// The photos of the same shot that are there.
    std::vector<const PhotoToFile*> matesOf(const PhotoToFile& photo) const
    {
        std::vector<const PhotoToFile*> mates;
        for (const ContentNo content : photo.shotWith)
            if (const auto mate = pictureOf_.find({content, {}}); mate != pictureOf_.end())
                if (const PhotoToFile* const source = pictures_[mate->second].source) mates.push_back(source);
        return mates;
    }

    /// The photo goes when the archive took it, and its very bytes are in every target: what another file of the same
    /// picture was filed from may lack what this one says, and a link is the photo itself.
    void planRemoval(const Picture& picture)
    {
        if (!picture.source || picture.wanted.empty() || picture.isCompanion()) return;
        const PhotoToFile& photo = *picture.source;
        const std::vector<const PhotoToFile*> mates = matesOf(photo);
        bool taken = false;
        for (const TargetKey& key : picture.wanted) {
            const FiledFile* const at = filedAt(key, picture.item);
            taken = taken || takenNow_.count({key, picture.item}) > 0 || (at && at->mode == FilingMode::move);
            if (!isWhollyIn(key, photo)) return;
            for (const PhotoToFile* const mate : mates)
                if (!isWhollyIn(key, *mate)) return;
        }
        if (!taken) {
            ++plan_.copiedBefore;
            return;
        }
        FilingStep step;
        step.op = JournalOp::removeSource;
        step.source = photo.source;
        step.content = photo.content;
        step.photo = photo.photo;
        step.companions = photo.companions;
        for (const PhotoToFile* const mate : mates)
            step.shotWith.push_back({mate->content, mate->source, mate->size, mate->mtimeNs, mate->companions});
        step.mode = FilingMode::move;
        step.size = photo.size;
        step.mtimeNs = photo.mtimeNs;
        step.reason = "moved into the archive";
        step.recordedIn.assign(picture.wanted.begin(), picture.wanted.end());
        removeSteps_.push_back(std::move(step));
    }

    void planDrops()
    {
        std::set<TargetKey> stays = used_;
        each(ledger_.filed, [&](const FiledFile& file) {
            if (file.state != FiledState::missing && !consumed_.count(&file)) stays.insert(file.target);
        });
        for (const Target& target : ledger_.targets)
            if (target.made && !stays.count(target.key)) {
                FilingStep step;
                step.op = JournalOp::dropFolder;
                step.target = target.key;
                step.folder = target.folder;
                step.reason = "nothing is filed here any more";
                dropSteps_.push_back(std::move(step));
            }
    }

    const FilingInput& input_;
    const LedgerState& ledger_;
    const JobControl& job_;
    FilingPlan plan_;
    std::vector<FilingStep> folderSteps_, mendSteps_, fileSteps_, renewSteps_, retireSteps_, removeSteps_, dropSteps_;
    std::vector<Picture> pictures_;
    std::deque<PhotoToFile> companions_;    ///< as sources of their own; a deque, for they are pointed at
    std::map<Item, std::size_t> pictureOf_; ///< its place in pictures_
    std::map<std::pair<TargetKey, ContentNo>, std::string> nameIn_; ///< what a picture is called in a target
    std::set<PersonId> people_;
    std::set<TargetKey> used_;
    std::set<Item> reachable_; ///< a photo or a sound copy is there: of the others nothing is retired
    std::set<Spot> takenNow_;  ///< copied from the photo by a step of this plan
    std::set<Spot> wanted_;
    std::map<TargetKey, Target> targets_;
    std::map<TargetKey, NameSet> names_;
    std::map<Spot, const FiledFile*> filed_;
    std::map<Item, const FiledFile*> anyCopy_;
    std::multimap<Item, const FiledFile*> spare_;
    std::vector<const FiledFile*> superseded_;
    std::set<const FiledFile*> consumed_;
};

} // namespace

std::vector<std::string> FilingPlan::lines() const
{
    std::vector<std::string> lines;
    lines.reserve(steps.size());
    for (const FilingStep& step : steps) lines.push_back(printable(opOf(step.op).line(step) + ": " + step.reason));
    return lines;
}

bool isOwnCopy(const FiledFile& file, const PhotoToFile& photo)
{
    return (file.mode == FilingMode::copy || file.mode == FilingMode::reflink) && file.photo == photo.photo &&
           file.state == FiledState::there;
}

FilingPlan FilingPlan::foldersOnly() const
{
    FilingPlan only{.folders = folders, .foldersMissing = foldersMissing};
    for (const FilingStep& step : steps)
        if (step.op == JournalOp::makeFolder || step.op == JournalOp::renameFolder) only.steps.push_back(step);
    return only;
}

std::optional<FilingPlan> planFiling(const FilingInput& input, const LedgerState& ledger, const JobControl& job)
{
    return Planner(input, ledger, job).make();
}

} // namespace albumen
