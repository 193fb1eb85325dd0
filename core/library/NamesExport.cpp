// Names written for other programs.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/Log.h"
#include "base/Text.h"
#include "catalogue/SaidNames.h"
#include "library/Jobs.h"
#include "library/NamedPhotos.h"
#include "metadata/Sidecar.h"
#include "metadata/SidecarFiles.h"
#include "names/NamePlan.h"

namespace albumen {
namespace {

/// Brings one photo's sidecar up to date. False: the job is cancelled.
Result<bool> writeNames(Files& files, const NamedPhoto& photo, const SidecarPlace& place,
                        const std::vector<FaceToSay>& said, const JobControl& job, NameCounts& counts)
{
    if (place.tree.empty() && !files.exists(photo.path)) return fail(Code::fileVanished, Stage::file, photo.path);
    PictureFrame frame = photo.frame;
    frame.byBoxes = turnByBoxes(files, photo.path);
    const auto beside = place.tree.empty() ? sidecarsBeside(files, photo.path) : std::vector<Path>();
    TRY_ASSIGN(const auto change, writeSidecar(files, place.of(files, photo.path), said, frame, job, beside));
    if (!change) return false;
    const bool named = std::any_of(said.begin(), said.end(), [](const FaceToSay& face) { return !face.name.empty(); });
    counts.photos += named ? 1 : 0;
    counts.sidecarsWritten += change == SidecarChange::written ? 1 : 0;
    counts.sidecarsUnchanged += named && change == SidecarChange::none ? 1 : 0;
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
        constexpr std::size_t most = 5000; // some hundredths of a second for whoever waits to write
        for (std::size_t i = 0; i < faces.size(); ++i)
            if (!said[i].name.empty()) said_.emplace_back(faces[i].id, said[i].name);
        return said_.size() < most ? Status() : store();
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
    Report report;
    Remembered remembered(state_.catalogue());
    ProgressMeter meter(JobStep::names, told.progress);
    meter.setTotal(named->photos.size());
    for (const NamedPhoto& photo : named->photos) {
        if (!told.job.mayGoOn()) break;
        auto faces = state_.catalogue().read([&](Db& db) { return facesThere(db, photo.content); });
        if (!faces) return failedBy(faces.error());
        for (FaceThere& face : *faces)
            if (renamed->contains(face.id)) face.how = LabelHow::unknown;
        const auto said = facesToSay(*faces, order.confirmed ? SayNames::confirmed : SayNames::all);
        const auto written = writeNames(state_.parts.files, photo, named->place, said, told.job, report.names);
        if (!written) {
            report.problems.push_back(written.error());
            meter.addProblem();
        } else if (*written) {
            if (!order.confirmed) noteGuesses(*faces, photo.path, report.names);
            if (const Status kept = remembered.add(*faces, said); !kept) return failedBy(kept.error());
        }
        meter.advance(1, 0, printable(photo.path));
    }
    if (const Status kept = remembered.store(); !kept) return failedBy(kept.error());
    if (told.job.cancelled())
        report.outcome = Outcome::cancelled;
    else
        meter.finish();
    return report;
}

} // namespace albumen
