#include "archive/Inspection.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "archive/FilingNeeds.h"
#include "archive/VerifiedCopy.h"

namespace albumen {
namespace {

class Inspector
{
public:
    Inspector(const Identity& identity, const ArchiveSettings& home, const JobControl& job, Inspection& inspection)
        : identity_(identity), home_(home), job_(job), inspection_(inspection)
    {
    }

    /// False: cancelled.
    Result<bool> run()
    {
        for (Target& target : inspection_.state.targets) {
            if (!target.made) continue;
            const Path folder = home_.save / target.folder;
            TRY_ASSIGN(target.there, identity_.isOurFolder(folder));
            const auto instead = identity_.insteadOf(folder, Identity::Use::change);
            if (target.there && !instead) continue;
            if (instead) inspection_.waiting.insert(target.key);
            if (instead || identity_.isTaken(folder))
                inspection_.problems.push_back({.code = instead.value_or(Code::foreignFile),
                                                .stage = Stage::file,
                                                .path = folder,
                                                .detail = instead ? photosIn(target.key) : std::string()});
        }
        leaveOutWaiting();
        for (FiledFile& file : inspection_.state.filed) {
            if (!job_.mayGoOn()) return false;
            TRY_ASSIGN(const bool whole, look(file));
            if (!whole) return false;
        }
        return true;
    }

private:
    /// How many were filed there.
    std::string photosIn(const TargetKey& key) const
    {
        return std::to_string(std::ranges::count_if(
            inspection_.state.filed, [&](const FiledFile& one) { return one.target == key && one.companion.empty(); }));
    }

    void leaveOutWaiting()
    {
        const auto waits = [this](const TargetKey& key) { return inspection_.waiting.contains(key); };
        LedgerState& state = inspection_.state;
        std::erase_if(state.targets, [&](const Target& one) { return waits(one.key); });
        std::erase_if(state.filed, [&](const FiledFile& one) { return waits(one.target); });
        folders_.clear();
        for (const Target& target : state.targets) folders_[target.key] = &target;
    }

    Result<bool> look(FiledFile& file)
    {
        const Target* const target = folders_[file.target];
        if (!target) return true;
        if (!target->there) return inspection_.settle(file, FiledState::missing), true;
        const Path path = home_.save / target->folder / file.name;
        const Depth depth =
            file.state == FiledState::there || file.state == FiledState::missing ? Depth::quick : Depth::whole;
        const auto looked = identity_.look(file, path, depth);
        if (!looked && looked.error().code == Code::pathDenied) { // it is there, and stays as it is
            inspection_.problems.push_back(looked.error());
            return true;
        }
        TRY_ASSIGN(const auto& seen, looked);
        if (!seen) return false;
        const bool moved = seen->found == Found::edited && file.mode == FilingMode::move;
        if (moved || seen->found == Found::photo) inspection_.changed[{file.target, file.name}] = *seen;
        const bool stays =
            file.state == FiledState::foreign &&
            (seen->found == Found::edited || seen->found == Found::notOurs || seen->found == Found::damaged);
        if (stays || moved) return true;
        switch (seen->found) {
        case Found::missing: inspection_.settle(file, FiledState::missing); break;
        case Found::damaged: inspection_.settle(file, FiledState::damaged); break;
        case Found::edited: inspection_.giveUp(file, Code::editedFile, path); break;
        case Found::notOurs: inspection_.giveUp(file, Code::foreignFile, path); break;
        case Found::same: same(file, seen->info); break;
        case Found::photo:                                // to be linked anew
            if (file.state == FiledState::damaged) break; // until its photo was looked at
            inspection_.settle(file, FiledState::there);
            file.stale = true;
            break;
        }
        return true;
    }

    /// The ledger takes the new time.
    void same(FiledFile& file, const FileInfo& now)
    {
        if (file.mtimeNs == now.mtimeNs && file.state == FiledState::there) return;
        file.mtimeNs = now.mtimeNs;
        file.state = FiledState::there;
        inspection_.batch.filed.push_back(file);
    }

    const Identity& identity_;
    const ArchiveSettings& home_;
    const JobControl& job_;
    Inspection& inspection_;
    std::map<TargetKey, const Target*> folders_;
};

/// What a plan takes a copy from.
struct Source {
    PhotoId photo{};
    SourceFacts facts;
};

/// By size and time. A record of before these were kept goes by the copy, which has its photo's time.
bool madeOf(const FiledFile& file, const SourceFacts& source)
{
    if (file.sourceSize != 0 || file.sourceMtimeNs != 0)
        return file.sourceSize == source.size && file.sourceMtimeNs == source.mtimeNs;
    return file.mtimeNs == source.mtimeNs && (file.size == source.size || file.names != Xxh128{});
}

/// Of a copy as its photo was, which another photo of the same bytes takes for its own where that one is gone. Asked in
/// mode move alone: else nothing follows from it.
bool mayHaveHeir(const FilingInput& input, const FiledFile& file)
{
    return input.options.mode == FilingMode::move && file.mode == FilingMode::copy && file.names == Xxh128{} &&
           !isFurtherFile(file.content);
}

/// Of every picture the first photo that is there, and what belongs to that.
std::map<std::pair<ContentNo, std::string>, Source> sourcesOf(const FilingInput& input)
{
    std::map<std::pair<ContentNo, std::string>, Source> sources;
    for (const PhotoToFile& photo : input.photos) {
        if (!photo.present) continue;
        const Source source{photo.photo, {photo.source, photo.size, photo.mtimeNs}};
        if (!sources.try_emplace({photo.content, {}}, source).second) continue;
        for (const Companion& one : photo.companions)
            sources[{photo.content, one.ending}] = {photo.photo, {one.source, one.size, one.mtimeNs}};
    }
    return sources;
}

} // namespace

void Inspection::settle(FiledFile& file, FiledState as)
{
    if (file.state == as) return;
    file.state = as;
    if (isLacking(file)) spoilt[{file.target, file.name}] = as;
    batch.filed.push_back(file);
}

void Inspection::giveUp(FiledFile& file, Code code, const Path& path)
{
    if (file.state == FiledState::foreign) return;
    problems.push_back({.code = code, .stage = Stage::file, .path = path, .detail = {}});
    settle(file, FiledState::foreign);
}

Result<std::optional<Inspection>> inspect(const Identity& identity, const ArchiveSettings& home, LedgerState state,
                                          const JobControl& job)
{
    std::optional<Inspection> inspection(Inspection{.state = std::move(state), .batch = {}, .problems = {}});
    TRY_ASSIGN(const bool whole, Inspector(identity, home, job, *inspection).run());
    if (!whole) return std::nullopt;
    return inspection;
}

Status noteStrangers(Files& files, const ArchiveSettings& home, LedgerState& state)
{
    const auto entries = files.list(home.save);
    if (!entries && entries.error().code == Code::pathMissing) return {};
    if (!entries) return fail(entries.error());
    std::set<std::string> ours;
    for (const Target& target : state.targets)
        if (target.made) ours.insert(target.folder);
    for (const FolderEntry& entry : *entries)
        if (!ours.contains(entry.name)) state.strangers.push_back(entry.name);
    return {};
}

std::optional<FilingInput> withoutWaiting(const FilingInput& input, const std::set<TargetKey>& waiting)
{
    if (waiting.empty()) return std::nullopt;
    const auto waits = [&waiting](const TargetKey& key) { return waiting.contains(key); };
    FilingInput rest = input;
    for (PhotoToFile& photo : rest.photos) photo.waits = std::erase_if(photo.targets, waits) > 0 || photo.waits;
    std::erase_if(rest.people, [&](const PersonToFile& one) { return waits({TargetKind::person, one.id}); });
    return rest;
}

void takeCopiesAsMoved(const FilingInput& input, Inspection& inspection)
{
    std::map<ContentNo, const PhotoToFile*> sources;
    for (const PhotoToFile& photo : input.photos)
        if (photo.present && photo.known) sources.try_emplace(photo.content, &photo);
    for (FiledFile& file : inspection.state.filed) {
        const auto source = sources.find(file.content);
        if (source == sources.end() || !isOwnCopy(file, *source->second)) continue;
        if (file.stale || file.names != Xxh128{}) continue; // made anew first
        file.mode = FilingMode::move;
        inspection.batch.filed.push_back(file);
    }
}

bool findStale(Files& files, const FilingInput& input, Inspection& inspection, const JobControl& job)
{
    const auto sources = sourcesOf(input);
    for (FiledFile& file : inspection.state.filed) {
        if (!job.mayGoOn()) return false;
        const auto at = sources.find({file.content, file.companion});
        if (at == sources.end() || file.state != FiledState::there) continue;
        const SourceFacts& now = at->second.facts;
        const bool heir = file.photo != at->second.photo;
        if (heir ? !mayHaveHeir(input, file) || file.size != now.size : madeOf(file, now)) continue;
        const auto source = openSource(files, now);
        const auto hash = source ? hashOpen(**source, job) : Result<std::optional<Xxh128>>(std::nullopt);
        if (job.cancelled()) return false;
        if (!hash || !*hash) continue; // that it cannot be read is its own step's to say
        if (heir && **hash != file.hash) continue;
        file.photo = at->second.photo;
        file.stale = file.names != Xxh128{} || **hash != file.hash;
        if (file.stale) continue; // renewing finds out what copies with names hold
        file.sourceSize = now.size;
        file.sourceMtimeNs = now.mtimeNs;
        inspection.batch.filed.push_back(file);
    }
    return true;
}

} // namespace albumen
