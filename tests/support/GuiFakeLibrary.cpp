#include "support/GuiFakeLibrary.h"
#include "base/SearchText.h"

#include <algorithm>

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QImageReader>
#include <QPainter>

namespace albumen::test {
namespace fs = std::filesystem;
namespace {

const char* const names[] = {"Hannah", "Emil",  "Lena",   "Jonas", "Grandma Rose", "Marcus", "Priya", "Kirsten",
                             "Stefan", "Grace", "Daniel", "Clara", "Tom",          "Nora",   "Paul",  "Ines"};
constexpr std::uint64_t photoCounts[] = {4812, 4377, 3904, 3650, 2981, 2240, 1986, 1722,
                                         1408, 1197, 964,  902,  744,  690,  512,  448};

/// A face of circles, another one for every number.
QImage facePicture(std::int64_t face, int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    const int hue = static_cast<int>(face * 67 % 360);
    image.fill(QColor::fromHsv(hue, 60, 220));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(side / 48., side / 48.);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromHsv((hue + 180) % 360, 120, 110));
    painter.drawEllipse(QRectF(4, 38, 40, 30));
    painter.setBrush(
        QColor::fromHsv(25, 40 + static_cast<int>(face * 37 % 110), 255 - static_cast<int>(face * 53 % 130)));
    painter.drawEllipse(QRectF(11, 8, 26, 33));
    painter.setBrush(QColor::fromHsv(static_cast<int>(face * 29 % 50), 140, 40 + static_cast<int>(face * 41 % 150)));
    painter.drawPie(QRectF(10, 5, 28, 26), 0, 180 * 16);
    painter.setBrush(QColor(40, 30, 25));
    painter.drawEllipse(QRectF(18, 22, 3, 3));
    painter.drawEllipse(QRectF(27, 22, 3, 3));
    painter.setPen(QPen(QColor(150, 60, 60), 1.5));
    painter.drawArc(QRectF(19, 27, 10, 7), 200 * 16, 140 * 16);
    return image;
}

} // namespace

GuiFakeLibrary::GuiFakeLibrary(int people)
{
    const fs::path home = QDir::homePath().toStdString();
    fallback = {.photos = {home / "Pictures"},
                .save = home / "Pictures/Albumen/People",
                .zips = home / "Pictures/Albumen/Zips"};
    now = fallback;
    now.zips = "/media/backup/Albumen zips";
    counts = {.photos = 42816,
              .people = static_cast<std::uint64_t>(people),
              .faces = 51207,
              .filedPhotos = 41532,
              .filedBytes = 96'200'000'000,
              .groupsToName = 126,
              .facesToConfirm = 64,
              .unreadable = 3};
    counts.lastRunMs = 1'794'692'400'000; // 14 November 2026, 21:40 UTC
    planned = {
        .photos = 1310, .bytes = 3'100'000'000, .folders = 38, .foldersMissing = 0, .toRetire = 26, .zipsStale = 5};
    planned.intoFolders = 38;
    planned.steps = 3;
    planned.zips = 38;
    planned.lines = {"copy  Hannah/IMG_2041.jpg  2.4 MB", "copy  Emil/IMG_2042.jpg  2.1 MB", "zip   Hannah.zip"};
    for (int i = 0; i < people; ++i) {
        PlanFolder folder{.person = PersonId{i + 1}, .folder = i < 16 ? names[i] : "Person " + std::to_string(i + 1)};
        folder.name = folder.folder;
        folder.photos = i < 16 ? photoCounts[i] : 10;
        folder.fresh = static_cast<std::uint64_t>(i % 3) * 109;
        folder.bytes = folder.fresh * 2'400'000;
        planned.tree.push_back(folder);
    }
    if (people > 1) {
        planned.tree[0].renamedFrom = "Hanna";
        planned.tree[1].missing = true;
        planned.tree[0].out = {{now.save / "Hannah/IMG_2041.jpg", "Emil", "moved into the archive"},
                               {now.save / "Hannah/IMG_2042.jpg", "", "does not belong here any more"}};
    }
    runsOn = {.device = "cuda",
              .reason = "Found a graphics card",
              .fellBack = false,
              .threads = 8,
              .detector = "yunet@1",
              .embedder = "facenet@1",
              .missing = {}};
    for (int i = 0; i < people; ++i) {
        PersonCard card;
        card.id = PersonId{i + 1};
        card.name = i < 16 ? names[i] : "Person " + std::to_string(i + 1);
        card.photos = i < 16 ? photoCounts[i] : static_cast<std::uint64_t>(440 - std::min(i, 430));
        card.best = FaceId{i + 1};
        card.folder = now.save / card.name;
        card.zip = now.zips / (card.name + ".zip");
        persons.push_back(card);
    }
}

void GuiFakeLibrary::asked() const
{
    auto& self = const_cast<GuiFakeLibrary&>(*this);
    if (std::this_thread::get_id() == guiThread) self.askedOnGuiThread = true;
    ++self.questions;
    if (slow.count() > 0) std::this_thread::sleep_for(slow);
}

Result<ArchiveChoice> GuiFakeLibrary::choice() const
{
    asked();
    const std::lock_guard lock(mutex);
    return now;
}

ArchiveChoice GuiFakeLibrary::defaultChoice() const
{
    asked();
    return fallback;
}

Status GuiFakeLibrary::choose(const ArchiveChoice& choice)
{
    asked();
    const std::lock_guard lock(mutex);
    std::vector<fs::path> all = choice.photos;
    all.push_back(choice.save);
    all.push_back(choice.zips);
    for (const fs::path& path : all)
        if (const auto found = refused.find(path); found != refused.end())
            return fail(found->second, Stage::none, path);
    now = choice;
    return {};
}

Result<PathFacts> GuiFakeLibrary::sourceFacts(const std::vector<fs::path>&, const JobControl&) const
{
    asked();
    return PathFacts{.photos = sourcePhotos, .toLook = sourceToLook, .freeBytes = 0};
}

Result<PathFacts> GuiFakeLibrary::targetFacts(const fs::path& folder) const
{
    asked();
    return PathFacts{.freeBytes = folder.native().starts_with("/media") ? zipFree : saveFree};
}

Result<std::vector<ModelCard>> GuiFakeLibrary::models() const
{
    asked();
    const std::lock_guard lock(mutex);
    return networks;
}

Status GuiFakeLibrary::useModel(ModelTask task, const std::string& id)
{
    asked();
    const std::lock_guard lock(mutex);
    bool first = true;
    for (ModelCard& each : networks) {
        if (each.task != nameOf(task)) continue;
        each.chosen = !id.empty() && each.id == id;
        each.used = id.empty() ? each.installed && first : each.chosen;
        first = first && !each.installed;
    }
    return {};
}

Result<std::optional<LimitsCard>> GuiFakeLibrary::limits() const
{
    asked();
    const std::lock_guard lock(mutex);
    return nearEnough;
}

Result<std::uint64_t> GuiFakeLibrary::wouldChange(const MoveLimits&, const JobControl&) const
{
    asked();
    const std::lock_guard lock(mutex);
    return wouldBeOther;
}

Result<std::vector<StoredCard>> GuiFakeLibrary::stored() const
{
    asked();
    const std::lock_guard lock(mutex);
    return kept;
}

Result<std::vector<BackupCard>> GuiFakeLibrary::backups() const
{
    asked();
    const std::lock_guard lock(mutex);
    return copies;
}

Result<std::vector<OffsiteCard>> GuiFakeLibrary::offsite(const JobControl&) const
{
    asked();
    const std::lock_guard lock(mutex);
    return away;
}

Result<BackupCard> GuiFakeLibrary::backUp()
{
    asked();
    const std::lock_guard lock(mutex);
    copies.insert(copies.begin(), {.file = "/home/me/.local/share/albumen/backups/catalogue-20261114-214000.sqlite",
                                   .bytes = 31'000'000,
                                   .atMs = 1'794'692'400'000});
    return copies.front();
}

Result<LossCard> GuiFakeLibrary::wouldLose(const fs::path&) const
{
    asked();
    const std::lock_guard lock(mutex);
    return loss;
}

Result<Overview> GuiFakeLibrary::overview() const
{
    asked();
    const std::lock_guard lock(mutex);
    return counts;
}

Result<std::vector<PersonId>> GuiFakeLibrary::ids(PeopleOrder) const
{
    asked();
    const std::lock_guard lock(mutex);
    std::vector<PersonId> ids;
    for (const PersonCard& person : persons) ids.push_back(person.id);
    return ids;
}

Result<std::vector<PersonCard>> GuiFakeLibrary::cards(std::span<const PersonId> ids) const
{
    asked();
    const std::lock_guard lock(mutex);
    std::vector<PersonCard> cards;
    for (const PersonId id : ids)
        for (const PersonCard& person : persons)
            if (person.id == id) cards.push_back(person);
    return cards;
}

Result<PersonFaces> GuiFakeLibrary::faces(PersonId) const
{
    asked();
    return album.ofPerson;
}

Result<std::vector<NameCard>> GuiFakeLibrary::matching(const NameQuery& query) const
{
    asked();
    const std::lock_guard lock(mutex);
    std::vector<NameCard> names;
    for (const PersonCard& person : persons)
        if (names.size() < query.most &&
            QString::fromStdString(person.name).contains(QString::fromStdString(query.text), Qt::CaseInsensitive))
            names.push_back({.id = person.id,
                             .name = person.name,
                             .best = person.best,
                             .distance = 0.43F + 0.08F * static_cast<float>(names.size()),
                             .begins = SearchKeys(person.name).begin(query.text)});
    return names;
}

Result<PairCard> GuiFakeLibrary::pair(PersonId, PersonId) const
{
    asked();
    return PairCard{.distance = 0.31F, .photosTogether = 0, .in = {}};
}

Result<PlanCard> GuiFakeLibrary::plan(const JobControl&, PlanDetail detail) const
{
    asked();
    const std::lock_guard lock(mutex);
    PlanCard card = planned;
    if (detail != PlanDetail::steps) card.lines.clear();
    if (detail != PlanDetail::files) card.tree.clear();
    return card;
}

Result<std::vector<Error>> GuiFakeLibrary::unreadable() const
{
    asked();
    const std::lock_guard lock(mutex);
    return problemList;
}

Result<std::vector<Error>> GuiFakeLibrary::cut() const
{
    asked();
    const std::lock_guard lock(mutex);
    return cutList;
}

Result<std::vector<RunCard>> GuiFakeLibrary::runs(std::size_t most) const
{
    asked();
    const std::lock_guard lock(mutex);
    return std::vector(runList.begin(), runList.begin() + static_cast<std::ptrdiff_t>(std::min(most, runList.size())));
}

Result<std::vector<HistoryCard>> GuiFakeLibrary::newest(std::size_t limit) const
{
    asked();
    const std::lock_guard lock(mutex);
    return std::vector(log.begin(), log.begin() + static_cast<std::ptrdiff_t>(std::min(limit, log.size())));
}

Result<UndoCard> GuiFakeLibrary::wouldUndo(DecisionId) const
{
    asked();
    const std::lock_guard lock(mutex);
    return would;
}

Result<std::vector<DamageCard>> GuiFakeLibrary::damaged() const
{
    asked();
    const std::lock_guard lock(mutex);
    return damage;
}

EngineCard GuiFakeLibrary::engine() const
{
    asked();
    const std::lock_guard lock(mutex);
    return runsOn;
}

ThumbnailSource::Ticket GuiFakeLibrary::request(const ThumbnailKey& key, Answer answer)
{
    static_cast<void>(painters_.start([this, key, answer = std::move(answer)]() -> Status {
        asked();
        answer(picture(key, 160));
        return {};
    }));
    return {};
}

std::vector<std::byte> GuiFakeLibrary::picture(const ThumbnailKey& key, int side) const
{
    QImage image;
    if (key.kind != ThumbKind::face)
        image = album.photo(key.id);
    else if (!facesFolder.empty()) {
        const QDir folder(QString::fromStdString(facesFolder.string()));
        const QStringList files =
            folder.entryList({QStringLiteral("*.jpg"), QStringLiteral("*.png")}, QDir::Files, QDir::Name);
        if (!files.isEmpty()) image = QImage(folder.filePath(files[static_cast<qsizetype>(key.id) % files.size()]));
    }
    if (image.isNull()) image = facePicture(key.id, side);
    const int square = std::min(image.width(), image.height());
    if (key.kind == ThumbKind::face)
        image = image.copy((image.width() - square) / 2, (image.height() - square) / 2, square, square);
    else
        image = image.scaled(320, 320, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG");
    const QByteArray& bytes = buffer.data();
    const auto* const first = reinterpret_cast<const std::byte*>(bytes.constData());
    return {first, first + bytes.size()};
}

Report GuiFakeLibrary::work(const char* name, std::initializer_list<JobStep> steps, const JobControl& job,
                            const ProgressSink& progress)
{
    if (std::this_thread::get_id() == guiThread) askedOnGuiThread = true;
    ++jobsStarted;
    {
        const std::lock_guard lock(mutex);
        calls.emplace_back(name);
    }
    if (script) return script(job, progress);
    Report report;
    if (jobError) {
        report.outcome = Outcome::failed;
        report.error = jobError;
        return report;
    }
    for (const JobStep step : steps) {
        ProgressMeter meter(step, progress);
        meter.setTotal(photosPerStep);
        for (std::uint64_t i = 0; i < photosPerStep; ++i) {
            if (!job.mayGoOn()) {
                report.outcome = Outcome::cancelled;
                return report;
            }
            std::this_thread::sleep_for(perPhoto);
            meter.advance(1, 1000, "Pictures/2019/Summer in Istria/IMG_" + std::to_string(2041 + i) + ".jpg");
        }
        meter.finish();
    }
    report.found = report.looked = 42816, report.faces = 51207, report.foldersMade = 2, report.foldersThere = 36,
    report.foldersFilled = 38, report.copied = 3912;
    report.unchanged = 37620, report.zipsMade = 36, report.seconds = 1371;
    return report;
}

Report GuiFakeLibrary::run(const JobOrder& order, const JobControl& job, const ProgressSink& progress)
{
    if (std::holds_alternative<jobs::Recognise>(order)) return work("recognise", {JobStep::recognise}, job, progress);
    if (std::holds_alternative<jobs::MakeFolders>(order)) return work("makeFolders", {JobStep::folders}, job, progress);
    if (std::holds_alternative<jobs::File>(order)) return work("file", {JobStep::file}, job, progress);
    if (std::holds_alternative<jobs::Zip>(order)) return work("zip", {JobStep::zip}, job, progress);
    if (std::holds_alternative<jobs::All>(order))
        return work("all", {JobStep::recognise, JobStep::folders, JobStep::file, JobStep::zip}, job, progress);
    if (std::holds_alternative<jobs::FetchModel>(order)) return work("fetch", {JobStep::fetch}, job, progress);
    if (std::holds_alternative<jobs::ForgetFaces>(order)) return work("forget", {}, job, progress);
    Report report = work("verify", {JobStep::verify}, job, progress);
    report.checked = photosPerStep;
    return report;
}

std::vector<RunCard> someRuns()
{
    return {{.id = RunId{2},
             .kind = "all",
             .startedMs = 1'794'692'400'000 - 1'371'000,
             .endedMs = 1'794'692'400'000,
             .ending = "done",
             .found = 42816,
             .looked = 1284,
             .faces = 1502,
             .copied = 1310,
             .zipsMade = 5,
             .seconds = 1371},
            {.id = RunId{1}, .kind = "verify", .startedMs = 1'794'600'000'000}};
}

} // namespace albumen::test
