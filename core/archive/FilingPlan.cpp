#include "archive/FilingPlan.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "archive/Companions.h"
#include "archive/FilingNeeds.h"
#include "archive/NameChanges.h"
#include "archive/NamedCopy.h"
#include "archive/SafeName.h"
#include "archive/ops/Op.h"
#include "base/Text.h"

namespace albumen {
namespace {

class Planner
{
public:
    Planner(const FilingInput& input, const LedgerState& ledger, const JobControl& job, PlanSteps wanted)
        : input_(input), ledger_(ledger), job_(job), wanted_(wanted), needs_(gatherNeeds(input, ledger, job))
    {
    }

    /// None: cancelled.
    std::optional<FilingPlan> make()
    {
        plan_.photos = needs_.photos;
        plan_.held = needs_.held;
        indexNames();
        planFolders();
        for (const FiledFile* const file : needs_.superseded)
            add(mendSteps_, retirement(*file, "another picture was saved over the photo"));
        for (const FiledFile* const file : needs_.thrownAway)
            add(mendSteps_, retirement(*file, "its photo was thrown away"));
        each(job_, needs_.pictures, [this](const PictureToFile& picture) { planPicture(picture); });
        findLost();
        planRetirements();
        if (input_.options.mode == FilingMode::move) {
            each(job_, needs_.pictures, [this](const PictureToFile& picture) { planRemoval(picture); });
            std::ranges::copy(input_.sayNothingMore, std::back_inserter(plan_.alreadyThere));
        }
        leaveToTheLast();
        planDrops();
        if (job_.cancelled()) return std::nullopt;
        for (auto* group :
             {&folderSteps_, &mendSteps_, &fileSteps_, &renewSteps_, &retireSteps_, &removeSteps_, &dropSteps_})
            for (; !group->empty(); group->pop_front()) plan_.steps.push_back(std::move(group->front()));
        return std::move(plan_);
    }

private:
    void add(FilingSteps& group, FilingStep step)
    {
        ++plan_.count;
        if (step.op == JournalOp::copy || step.op == JournalOp::hardLink || step.op == JournalOp::reflink) {
            ++plan_.copies;
            plan_.copiesInto.insert(step.target);
        }
        if (wanted_ == PlanSteps::all) group.push_back(std::move(step));
    }

    void indexNames()
    {
        for (const Target& target : ledger_.targets) targets_[target.key] = target;
        for (const FiledFile& file : ledger_.filed) names_[file.target].add(file.name);
        for (const auto* const leaving : {&needs_.superseded, &needs_.thrownAway})
            for (const FiledFile* const file : *leaving) names_[file->target].release(file->name);
    }

    void planFolders()
    {
        Wishes people, others;
        NameSet reserved;
        for (const std::string_view name : {unknownFolder, noPeopleFolder}) reserved.add(name);
        each(job_, input_.people, [&](const PersonToFile& person) {
            addWish({TargetKind::person, person.id}, safeFolderName(person.name), people);
        });
        for (const auto& [key, target] : targets_) {
            if (key.kind != TargetKind::person && target.made) reserved.add(target.folder);
            if (!target.made || key.kind != TargetKind::person || needs_.people.contains(key.person)) continue;
            people.keys.push_back(key);
            people.names.push_back({target.folder, target.folder, NameWish::May::giveWay});
        }
        planNames(people, std::move(reserved));
        for (const auto& [kind, name] :
             {std::pair(TargetKind::unknown, unknownFolder), std::pair(TargetKind::noPeople, noPeopleFolder)})
            if (needs_.used.contains({kind, {}})) addWish({kind, {}}, std::string(name), others);
        planNames(others, {});
    }

    struct Wishes {
        std::vector<TargetKey> keys;
        std::vector<NameWish> names;
    };

    void addWish(const TargetKey& key, std::string name, Wishes& wishes)
    {
        ++plan_.folders;
        wishes.names.push_back(wishOf(key, std::move(name)));
        wishes.keys.push_back(key);
    }

    void planNames(const Wishes& wishes, NameSet reserved)
    {
        NameSet strangers;
        for (const std::string& name : ledger_.strangers) strangers.add(name);
        NameChanges changes(
            wishes.names, numberedFolder, std::move(reserved),
            [&strangers](const std::string& name) { return strangers.taken(name); },
            NameChanges::Strangers::passedLater);
        for (const Renaming& one : changes.inOrder())
            planRenamedFolder(wishes.keys[one.wish], wishes.names[one.wish], one, changes.names()[one.wish]);
        for (std::size_t i = 0; i < wishes.keys.size(); ++i)
            planMadeFolder(wishes.keys[i], wishes.names[i], changes.names()[i]);
    }

    /// One that is missing is made again under the name that it had, unless that is another's by now.
    NameWish wishOf(const TargetKey& key, std::string name) const
    {
        const auto known = targets_.find(key);
        if (known == targets_.end() || !known->second.made) return {.wanted = std::move(name), .now = {}};
        return {.wanted = std::move(name),
                .now = known->second.folder,
                .may = known->second.there ? NameWish::May::any : NameWish::May::keepNumber};
    }

    void planRenamedFolder(const TargetKey& key, const NameWish& wish, const Renaming& one, const std::string& name)
    {
        FilingStep step;
        step.op = JournalOp::renameFolder;
        step.target = key;
        step.name = one.from;
        step.folder = one.to;
        step.reason = one.to != name                          ? "until its name is free"
                      : wish.may == NameWish::May::giveWay    ? "another person has its name now"
                      : isNumberedForm(wish.now, wish.wanted) ? "its name is free now"
                                                              : "the person was renamed";
        if (one.to == name && wish.may != NameWish::May::giveWay) sayNumbered(wish, step);
        targets_[key] = {key, step.folder, true};
        add(folderSteps_, std::move(step));
    }

    void planMadeFolder(const TargetKey& key, const NameWish& wish, const std::string& name)
    {
        const auto known = targets_.find(key);
        const bool made = known != targets_.end() && known->second.made;
        if (wish.may == NameWish::May::giveWay || (made && (known->second.there || wish.now != name))) return;
        FilingStep step;
        step.op = JournalOp::makeFolder;
        step.target = key;
        step.folder = name;
        step.again = made;
        step.reason = "the folder is missing";
        if (!made) sayNumbered(wish, step);
        ++plan_.foldersMissing;
        targets_[key] = {key, step.folder, true};
        add(folderSteps_, std::move(step));
    }

    void sayNumbered(const NameWish& wish, FilingStep& step)
    {
        if (step.folder == wish.wanted) return;
        step.reason += ", and another name would be the same folder on Windows or macOS";
        plan_.numbered.push_back(step.folder);
    }

    /// For those that come beside it, if any do: of 100,000 photos the names take 15 MB.
    void callIn(const TargetKey& key, const PictureToFile& picture, const std::string& name)
    {
        const bool companions = needs_.pictures.back().isCompanion(); // which are the last
        if (companions && !picture.isCompanion()) nameIn_[{key, picture.item.first}] = name;
    }

    /// Copies come before moves: what is copied from may be what moves.
    void planPicture(const PictureToFile& picture)
    {
        std::vector<TargetKey> open;
        for (const TargetKey& key : picture.wanted) {
            const FiledFile* const known = needs_.filedAt(key, picture.item);
            const bool there = known && known->state == FiledState::there;
            if (there) callIn(key, picture, known->name);
            if (there && !known->stale && !saysOther(*known, picture))
                plan_.unchanged += picture.isCompanion() ? 0 : 1;
            else if (there && mayRenew(*known, picture))
                planRenewal(picture, key, *known);
            else
                open.push_back(key);
        }
        for (std::size_t i = 0; i < open.size(); ++i)
            planCopy(picture, open[i], needs_.spare.count(picture.item) >= open.size() - i);
    }

    const std::string& namesOf(const PictureToFile& picture) const
    {
        static const std::string none;
        return input_.options.mode == FilingMode::copy ? picture.source->names : none;
    }

    /// Should this copy say other names, and is there a photo to make it from? Links and what was moved here are, or
    /// share, an original.
    bool saysOther(const FiledFile& file, const PictureToFile& picture) const
    {
        return picture.source && picture.known && !picture.held && file.mode == FilingMode::copy &&
               file.names != namesKey(namesOf(picture));
    }

    /// Is it a copy of this very photo? Then a new one may take its place; another photo of the same picture may lack
    /// what this copy says besides names.
    static bool mayRenew(const FiledFile& file, const PictureToFile& picture)
    {
        return file.mode == FilingMode::copy && file.photo == picture.source->photo;
    }

    void planRenewal(const PictureToFile& picture, const TargetKey& key, const FiledFile& known)
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
        add(renewSteps_, std::move(step));
    }

    /// What there is nothing to make from is lost where it lay, wherever it is wanted now.
    void addLost(const PictureToFile& picture, const TargetKey& wanted)
    {
        const auto add = [this](const TargetKey& key, const FiledFile* file) {
            if (file && isLacking(*file) && !isLeftOut(*file) && lost_.insert(file).second)
                plan_.lost.push_back({key, file->name});
        };
        const FiledFile* const known = needs_.filedAt(wanted, picture.item);
        if (known && isLacking(*known)) return add(wanted, known);
        for (const auto& [key, target] : targets_) add(key, needs_.filedAt(key, picture.item));
    }

    bool isLeftOut(const FiledFile& file) const
    {
        if (input_.leftOut.empty()) return false;
        const auto target = std::ranges::find(ledger_.targets, file.target, &Target::key);
        return target != ledger_.targets.end() && input_.leftOut.contains(target->folder + "/" + file.name);
    }

    /// Also what is wanted nowhere any more, for whoever it was of is merged away or belongs nowhere: it was all there
    /// was.
    void findLost()
    {
        each(job_, needs_.pictures, [this](const PictureToFile& picture) {
            if (picture.away || picture.waits || needs_.reachable.count(picture.item) > 0) return;
            if (picture.wanted.empty() && needs_.anyCopy.count(picture.item) == 0) addLost(picture, {});
        });
    }

    void planCopy(const PictureToFile& picture, const TargetKey& key, bool maySpare)
    {
        const FiledFile* const known = needs_.filedAt(key, picture.item);
        FilingStep step;
        step.target = key;
        step.folder = targets_[key].folder;
        step.content = picture.item.first;
        step.companion = picture.item.second;
        const bool mends = known && known->state != FiledState::foreign; // its name becomes free, or is
        if (!(maySpare && planMove(picture, step)) && !planSource(picture, step)) {
            if (!picture.away && !picture.waits) addLost(picture, key);
            return;
        }
        const bool itself = step.op == JournalOp::moveFiled && step.mode == FilingMode::move;
        step.plainName = safeFileName(nameFor(picture, key, itself ? step.from.name : picture.name));
        if (!picture.isCompanion()) step.companions = besidesOf(picture, key);
        step.name = mends ? known->name : claimName(picture, key, step);
        step.again = known && known->state == FiledState::missing;
        step.damaged = known && known->state == FiledState::damaged;
        step.reason = !known                              ? "new in " + step.folder
                      : known->stale                      ? "the photo was corrected"
                      : known->state == FiledState::there ? "says other names"
                      : step.again                        ? "the copy is missing"
                      : mends                             ? "mends a damaged copy"
                                                          : "somebody edited the copy";
        if (mends && lies(*known))
            add(mendSteps_, retirement(*known, known->stale ? "made before the photo was corrected"
                                               : known->state == FiledState::there ? "a copy of another photo"
                                                                                   : "damaged"));
        if (step.op == JournalOp::copy) plan_.bytesToCopy += step.size;
        callIn(key, picture, step.name);
        const bool itsPhoto = picture.source && step.mode != FilingMode::hardLink && step.op != JournalOp::moveFiled &&
                              step.source == picture.source->source;
        if (itsPhoto && input_.options.mode == FilingMode::move) takenNow_.insert({key, picture.item});
        const bool toRenew = step.op == JournalOp::moveFiled && picture.source && step.mode == FilingMode::copy &&
                             step.namesKey != namesKey(namesOf(picture));
        const FiledFile moved{.target = key, .name = step.name};
        add(fileSteps_, std::move(step));
        if (toRenew) planRenewal(picture, key, moved);
    }

    /// What is to lie beside the picture in this target.
    std::vector<Companion> besidesOf(const PictureToFile& picture, const TargetKey& key) const
    {
        std::vector<Companion> besides;
        for (auto at = needs_.pictureOf.upper_bound(picture.item);
             at != needs_.pictureOf.end() && at->first.first == picture.item.first; ++at) {
            const PictureToFile& one = needs_.pictures[at->second];
            if (one.wanted.count(key) == 0) continue;
            Companion& beside = besides.emplace_back(Companion{.ending = one.item.second, .source = {}});
            if (!one.source) continue;
            beside.source = one.source->source;
            beside.size = one.source->size;
            beside.mtimeNs = one.source->mtimeNs;
        }
        return besides;
    }

    /// A photo and what belongs to it get one number, so that none of it goes with another photo.
    std::string claimName(const PictureToFile& picture, const TargetKey& key, const FilingStep& step)
    {
        NameSet& names = names_[key];
        if (picture.isCompanion()) {
            if (const auto kept = keptNames_.find({key, picture.item}); kept != keptNames_.end())
                names.release(kept->second);
            return names.claimFile(step.plainName);
        }
        std::string name = freeFileName(step.plainName, [&](const std::string& one) {
            return !names.taken(one) &&
                   std::none_of(step.companions.begin(), step.companions.end(), [&](const Companion& beside) {
                       return needs_.filedAt(key, {picture.item.first, beside.ending}) == nullptr &&
                              names.taken(companionName(one, beside.ending));
                   });
        });
        names.add(name);
        for (const Companion& beside : step.companions) {
            const Item item{picture.item.first, beside.ending};
            if (needs_.filedAt(key, item)) continue;
            names.add(keptNames_[{key, item}] = companionName(name, beside.ending));
        }
        return name;
    }

    /// A companion is called as the photo it lies beside.
    std::string nameFor(const PictureToFile& picture, const TargetKey& key, const std::string& own) const
    {
        if (!picture.isCompanion()) return own;
        const auto photo = nameIn_.find({key, picture.item.first});
        return companionName(photo == nameIn_.end() ? picture.name : photo->second, picture.item.second);
    }

    bool planMove(const PictureToFile& picture, FilingStep& step)
    {
        const auto spare = needs_.spare.find(picture.item);
        if (spare == needs_.spare.end()) return false;
        const FiledFile& file = *spare->second;
        if (file.stale || (saysOther(file, picture) && !mayRenew(file, picture))) return false;
        step.op = JournalOp::moveFiled;
        step.mode = file.mode;
        setFile(step, file);
        consumed_.insert(&file);
        needs_.spare.erase(spare);
        return true;
    }

    /// Where the bytes come from: the photo, or another copy in the archive.
    bool planSource(const PictureToFile& picture, FilingStep& step)
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
        const auto copy = needs_.anyCopy.find(picture.item);
        if (copy == needs_.anyCopy.end()) return false; // offline, and nowhere in the archive: next time
        const FiledFile& file = *copy->second;
        step.op = JournalOp::copy;
        step.mode = file.mode == FilingMode::move ? FilingMode::move : FilingMode::copy;
        setFile(step, file);
        step.source = std::filesystem::path(step.fromFolder) / file.name;
        return true;
    }

    void setSource(FilingStep& step, const PictureToFile& picture) const
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
        each(job_, ledger_.filed, [this](const FiledFile& file) {
            if (file.state == FiledState::foreign || consumed_.count(&file) || !needs_.reachable.count(itemOf(file)))
                return;
            const bool first = needs_.filedAt(file.target, itemOf(file)) == &file; // of what is filed of it there
            if (needs_.wanted.count({file.target, itemOf(file)}) && first) return;
            add(retireSteps_, retirement(file, "does not belong here any more"));
        });
    }

    /// Is what lies, or will lie, there a copy of this very photo, or of what belongs to it?
    bool holdsBytesOf(const PhotoToFile& photo, const Spot& spot) const
    {
        if (takenNow_.count(spot) > 0) return true;
        const FiledFile* const at = needs_.filedAt(spot.first, spot.second);
        const bool moved =
            at && at->mode == FilingMode::move && at->state == FiledState::there && at->photo == photo.photo;
        return at && (moved || isOwnCopy(*at, photo)) && at->names == Xxh128{};
    }

    /// Is this very photo filed anywhere it belongs, in another mode?
    bool holdsOwnCopy(const PictureToFile& picture) const
    {
        return std::ranges::any_of(picture.wanted, [&](const TargetKey& key) {
            const FiledFile* const at = needs_.filedAt(key, picture.item);
            return at && isOwnCopy(*at, *picture.source);
        });
    }

    /// Which of the photo and all that lies beside it has no copy in this target? Empty: none.
    std::filesystem::path lackingIn(const TargetKey& key, const PhotoToFile& photo) const
    {
        if (!holdsBytesOf(photo, {key, {photo.content, {}}})) return photo.source;
        for (const Companion& one : photo.companions)
            if (!holdsBytesOf(photo, {key, {photo.content, one.ending}})) return one.source;
        return {};
    }

    /// The photos of the same shot that are there.
    std::vector<const PhotoToFile*> matesOf(const PhotoToFile& photo) const
    {
        std::vector<const PhotoToFile*> mates;
        for (const ContentNo content : photo.shotWith)
            if (const auto mate = needs_.pictureOf.find({content, {}}); mate != needs_.pictureOf.end())
                if (const PhotoToFile* const source = needs_.pictures[mate->second].source) mates.push_back(source);
        return mates;
    }

    /// The photo goes when the archive took it, and its very bytes are in every target: what another file of the same
    /// picture was filed from may lack what this one says, and a link is the photo itself.
    void planRemoval(const PictureToFile& picture)
    {
        if (!picture.source || picture.waits || picture.wanted.empty() || picture.isCompanion()) return;
        const PhotoToFile& photo = *picture.source;
        const std::vector<const PhotoToFile*> mates = matesOf(photo);
        if (std::ranges::any_of(mates, &PhotoToFile::waits)) return;
        bool taken = false, takenNow = false;
        std::filesystem::path lacking;
        for (const TargetKey& key : picture.wanted) {
            const FiledFile* const at = needs_.filedAt(key, picture.item);
            takenNow = takenNow || takenNow_.count({key, picture.item}) > 0;
            taken = taken || takenNow || (at && at->mode == FilingMode::move);
            if (lacking.empty()) lacking = lackingIn(key, photo);
            for (const PhotoToFile* const mate : mates)
                if (lacking.empty()) lacking = lackingIn(key, *mate);
        }
        if (!lacking.empty()) {
            if (takenNow)
                plan_.kept.push_back({photo.source, lacking});
            else if (lacking == photo.source && !holdsOwnCopy(picture))
                plan_.alreadyThere.push_back(photo.source);
            else
                ++plan_.copiedBefore;
            return;
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
        add(removeSteps_, std::move(step));
    }

    /// What several photos share goes with the last of them, and only where all of them go.
    void leaveToTheLast()
    {
        std::map<std::filesystem::path, int> owners;
        for (const PhotoToFile& one : needs_.companions) ++owners[one.source];
        const auto drop = [&owners](std::vector<Companion>& companions) {
            std::erase_if(companions, [&owners](const Companion& one) { return --owners[one.source] > 0; });
        };
        for (FilingStep& step : removeSteps_) {
            drop(step.companions);
            for (ShotMate& mate : step.shotWith) drop(mate.companions);
        }
    }

    void planDrops()
    {
        std::set<TargetKey> stays = needs_.used;
        each(job_, ledger_.filed, [&](const FiledFile& file) {
            if ((file.state != FiledState::missing && !consumed_.count(&file)) || lost_.count(&file) > 0)
                stays.insert(file.target);
        });
        for (const Target& target : ledger_.targets)
            if (target.made && !stays.count(target.key)) {
                FilingStep step;
                step.op = JournalOp::dropFolder;
                step.target = target.key;
                step.folder = targets_[target.key].folder;
                step.reason = "nothing is filed here any more";
                add(dropSteps_, std::move(step));
            }
    }

    const FilingInput& input_;
    const LedgerState& ledger_;
    const JobControl& job_;
    const PlanSteps wanted_;
    FilingPlan plan_;
    FilingSteps folderSteps_, mendSteps_, fileSteps_, renewSteps_, retireSteps_, removeSteps_, dropSteps_;
    FilingNeeds needs_;
    std::map<std::pair<TargetKey, ContentNo>, std::string> nameIn_; ///< what a picture is called in a target
    std::map<Spot, std::string> keptNames_;                         ///< for what comes beside a picture
    std::set<Spot> takenNow_; ///< mode move: copied from the photo by a step of this plan
    std::map<TargetKey, Target> targets_;
    std::map<TargetKey, NameSet> names_;
    std::set<const FiledFile*> consumed_, lost_;
};

} // namespace

std::vector<std::string> FilingPlan::lines() const
{
    std::vector<std::string> lines;
    lines.reserve(steps.size());
    for (const FilingStep& step : steps) lines.push_back(printable(opOf(step.op).line(step) + ": " + step.reason));
    for (const std::filesystem::path& one : alreadyThere)
        lines.push_back(printable("leave " + one.native() + ": its picture is in the archive already"));
    return lines;
}

bool isOwnCopy(const FiledFile& file, const PhotoToFile& photo)
{
    return (file.mode == FilingMode::copy || file.mode == FilingMode::reflink) && file.photo == photo.photo &&
           file.state == FiledState::there;
}

FilingPlan FilingPlan::foldersOnly() const
{
    FilingPlan only{.numbered = numbered, .folders = folders, .foldersMissing = foldersMissing};
    for (const FilingStep& step : steps)
        if (step.op == JournalOp::makeFolder || step.op == JournalOp::renameFolder) only.steps.push_back(step);
    only.count = only.steps.size();
    return only;
}

std::optional<FilingPlan> planFiling(const FilingInput& input, const LedgerState& ledger, const JobControl& job,
                                     PlanSteps steps)
{
    return Planner(input, ledger, job, steps).make();
}

} // namespace albumen
