// Names and stars written for other programs.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/Log.h"
#include "base/Sentence.h"
#include "base/Text.h"
#include "catalogue/LedgerRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"
#include "catalogue/SaidNames.h"
#include "library/FiledSidecars.h"
#include "library/Jobs.h"
#include "library/NamedPhotos.h"
#include "metadata/SharedSidecar.h"
#include "metadata/Sidecar.h"
#include "metadata/SidecarFiles.h"
#include "metadata/SidecarStamps.h"
#include "names/NamePlan.h"

namespace albumen {
namespace {

constexpr std::size_t mostInOne = 5000; // rows a transaction: some hundredths of a second for whoever waits to write

/// Where nothing can be written beside a photo, it is the photo that has no names beside it.
Error besidePhoto(Error error, const Path& photo)
{
    if (error.code != Code::pathDenied && error.code != Code::diskReadOnly) return error;
    return {.code = Code::pathNotWritable, .stage = Stage::file, .path = photo, .detail = std::string(noSidecar)};
}

OtherSidecars otherSidecars(Files& files, const Path& photo)
{
    OtherSidecars others{.paths = sidecarsBeside(files, photo)};
    others.shared =
        !others.paths.empty() && isCalledAfterStem(others.paths.back(), photo) && !othersOfStem(files, photo).empty();
    return others;
}

/// As writeSidecar(); one of the archive is written in every folder that has it, and known there.
Result<std::optional<SidecarChange>> writeEverywhere(Files& files, FiledSidecars& filed, const Path& sidecar,
                                                     const PhotoToSay& said, const JobControl& job,
                                                     const Path& rightsOf, const OtherSidecars& others)
{
    const auto before = filed.asFiled(sidecar, job);
    TRY_ASSIGN(const auto change, writeSidecar(files, sidecar, said, job, rightsOf, others));
    if (change != SidecarChange::written || before.empty()) return change;
    const JobControl whole; // begun in one folder, done in all
    std::vector<FiledSidecars::Filed> written{before.front()};
    Status copied;
    for (auto copy = before.begin() + 1; copy != before.end() && copied; ++copy) {
        const auto done = writeSidecar(files, copy->path, said, whole, rightsOf);
        if (done)
            written.push_back(*copy);
        else
            copied = fail(done.error());
    }
    TRY(filed.record(std::move(written), whole));
    TRY(copied);
    return change;
}

/// Brings one photo's sidecar up to date. False: the job is cancelled.
Result<bool> writeNames(Files& files, FiledSidecars& filed, const NamedPhoto& photo, const SidecarPlace& place,
                        PhotoToSay said, const JobControl& job, NameCounts& counts)
{
    if (place.tree.empty() && !files.exists(photo.path)) return fail(Code::fileVanished, Stage::file, photo.path);
    said.frame.byBoxes = turnByBoxes(files, photo.path);
    const OtherSidecars beside = place.tree.empty() ? otherSidecars(files, photo.path) : OtherSidecars();
    const Path sidecar = place.of(files, photo.path), rightsOf = place.tree.empty() ? photo.path : Path();
    const auto change = writeEverywhere(files, filed, sidecar, said, job, rightsOf, beside);
    if (!change) return fail(place.tree.empty() ? besidePhoto(change.error(), photo.path) : change.error());
    if (!*change) return false;
    const bool named = std::ranges::any_of(said.faces, [](const FaceToSay& face) { return !face.name.empty(); });
    const bool starred = said.stars.now > 0;
    counts.photos += named ? 1 : 0;
    counts.starred += starred ? 1 : 0;
    counts.sidecarsWritten += *change == SidecarChange::written ? 1 : 0;
    counts.sidecarsUnchanged += (named || starred) && *change == SidecarChange::none ? 1 : 0;
    return true;
}

/// Says in the log which names are the program's own.
void noteGuesses(const std::vector<FaceThere>& faces, const Path& photo, NameCounts& counts)
{
    for (const FaceThere& face : faces) {
        if (face.how != LabelHow::sure || face.removed) continue;
        ++counts.guesses;
        log::note(fmt::format("export xmp: the name of face {} is a guess that nobody confirmed:", raw(face.id)),
                  photo);
    }
}

/// What files say from now on, as the library does; kept until there is a transaction's worth of it.
class Remembered
{
public:
    explicit Remembered(Catalogue& catalogue) : catalogue_(catalogue) {}

    Status add(const std::vector<FaceThere>& faces, const std::vector<FaceToSay>& said)
    {
        for (std::size_t i = 0; i < faces.size(); ++i)
            if (!said[i].name.empty()) said_.emplace_back(faces[i].id, said[i].name);
        return said_.size() < mostInOne ? Status() : store();
    }
    Status store()
    {
        TRY(catalogue_.write([&](Db& db) -> Status {
            for (const auto& [face, name] : said_) TRY(SaidNames(db).agreed(face, name));
            return {};
        }));
        said_.clear();
        return {};
    }

private:
    Catalogue& catalogue_;
    std::vector<std::pair<FaceId, std::string>> said_;
};

/// Sidecars that were written here say nothing else of when their photos were taken: those need not be read again.
class KnownSidecars
{
public:
    KnownSidecars(Files& files, Catalogue& catalogue) : files_(files), catalogue_(catalogue), before_(files) {}

    /// Is what lies beside it as it was when the photo was read? Asked before anything is written there.
    bool isRead(const NamedPhoto& photo) { return before_.of(photo.path) == photo.beside; }
    void add(const NamedPhoto& photo) { written_.push_back(&photo); }
    Status store()
    {
        SidecarStamps now(files_);
        for (std::size_t i = 0; i < written_.size(); i += mostInOne) {
            std::vector<std::pair<PhotoId, std::int64_t>> stamps;
            for (std::size_t j = i; j < std::min(i + mostInOne, written_.size()); ++j)
                stamps.emplace_back(written_[j]->photo, now.of(written_[j]->path));
            TRY(catalogue_.write([&](Db& db) -> Status {
                for (const auto& [photo, stamp] : stamps) TRY(PhotoRows(db).setBeside(photo, stamp));
                return {};
            }));
        }
        return {};
    }

private:
    Files& files_;
    Catalogue& catalogue_;
    SidecarStamps before_;
    std::vector<const NamedPhoto*> written_;
};

/// Of all pictures that were ever given stars.
Result<std::map<ContentNo, StarsToSay>> starsToSay(Db& db)
{
    std::map<ContentNo, StarsToSay> all;
    Query given =
        db.query("SELECT a, after FROM main.change WHERE reg = ? AND after IS NOT NULL", Register::contentRating);
    while (given.next()) all[given.id<ContentNo>(0)].before.insert(static_cast<int>(given.integer(1)));
    TRY(given.status());
    Query now = db.query("SELECT content_id, stars FROM temp.content_stars");
    while (now.next()) all[now.id<ContentNo>(0)].now = static_cast<int>(now.integer(1));
    TRY(now.status());
    return all;
}

/// Faces whose files call them otherwise by now: those keep their name until a person answered.
Result<std::set<FaceId>> renamedFaces(Db& db)
{
    TRY_ASSIGN(const std::vector<RenamedFace> waiting, SaidNames(db).waiting());
    std::set<FaceId> faces;
    for (const RenamedFace& one : waiting) faces.insert(one.face);
    return faces;
}

} // namespace

Report Jobs::work(const jobs::ExportXmp& order, RunId, const Told& told)
{
    const auto named =
        state_.catalogue().read([&](Db& db) { return photosToName(db, {}, order.to, told.job); }, &told.job);
    if (!named) return failedBy(named.error());
    const auto renamed = state_.catalogue().read(renamedFaces);
    if (!renamed) return failedBy(renamed.error());
    const auto stars = state_.catalogue().read(starsToSay);
    if (!stars) return failedBy(stars.error());
    Report report;
    Remembered remembered(state_.catalogue());
    KnownSidecars sidecars(state_.parts.files, state_.catalogue());
    LedgerRows ledger(state_.catalogue());
    FiledSidecars filed(state_.parts.files, ledger);
    if (const Status read = filed.read(); !read) return failedBy(read.error());
    ProgressMeter meter(JobStep::names, told.progress);
    meter.setTotal(named->photos.size());
    for (const NamedPhoto& photo : named->photos) {
        if (!told.job.mayGoOn()) break;
        auto faces = state_.catalogue().read([&](Db& db) { return facesThere(db, photo.content); });
        if (!faces) return failedBy(faces.error());
        for (FaceThere& face : *faces)
            if (renamed->contains(face.id)) face.how = LabelHow::unknown;
        const auto said = facesToSay(*faces, order.confirmed ? SayNames::confirmed : SayNames::all);
        const std::uint64_t before = report.names.sidecarsWritten;
        const bool read = named->place.tree.empty() && sidecars.isRead(photo);
        const auto starred = stars->find(photo.content);
        const PhotoToSay all{said, photo.frame, starred == stars->end() ? StarsToSay() : starred->second};
        const auto written = writeNames(state_.parts.files, filed, photo, named->place, all, told.job, report.names);
        if (!written) {
            report.problems.push_back(written.error());
            meter.addProblem();
        } else if (*written) {
            if (read && report.names.sidecarsWritten > before) sidecars.add(photo);
            if (!order.confirmed) noteGuesses(*faces, photo.path, report.names);
            if (const Status kept = remembered.add(*faces, said); !kept) return failedBy(kept.error());
        }
        meter.advance(1, 0, printable(photo.path));
    }
    if (const Status kept = remembered.store(); !kept) return failedBy(kept.error());
    if (const Status kept = sidecars.store(); !kept) return failedBy(kept.error());
    if (told.job.cancelled())
        report.outcome = Outcome::cancelled;
    else
        meter.finish();
    return report;
}

} // namespace albumen
