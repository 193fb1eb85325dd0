#include "support/PlantedLibrary.h"

#include <algorithm>

#include "catalogue/AlikeRows.h"
#include "catalogue/UnderstandingRows.h"

namespace albumen::test {
namespace {

constexpr std::size_t dim = 256;

} // namespace

PlantedLibrary::PlantedLibrary(const std::function<void(PlantedLibrary&)>& plant, const std::filesystem::path& root)
{
    std::filesystem::create_directories(pictures);
    const Path models = Path(ALBUMEN_SOURCE) / "models";
    const std::vector<std::byte> bytes = must(readWhole(*files, models / "manifest.json", 1 << 20));
    Manifest manifest =
        must(Manifest::parse({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, models / "manifest.json"));
    models_ = std::make_unique<ModelStore>(*files, std::move(manifest), std::vector<Path>{models}, folder / "fetched",
                                           models);
    engine_ = std::make_unique<OpenCvEngine>(*files, Device::cpu);
    for (const ModelRecord& record : models_->manifest().records())
        if (record.id == "albumen-facenet") embedder_ = record.rev();
    if (plant) {
        planting_ = must(Catalogue::open(folder / "library", folder / "cache", Catalogue::Mode::readWrite, clock));
        must(planting_->write([&](Db& db) -> Status {
            RootRow row;
            row.path = root;
            row.hasMarker = true;
            TRY_ASSIGN(root_, PhotoRows(db).ensureRoot(row));
            TRY_ASSIGN(run_, RunRows(db).begin(RunKind::recognise, clock.nowMs()));
            return {};
        }));
        plant(*this);
        must(planting_->writer().flush());
        planting_.reset();
    }
    open();
}

PhotoResult PlantedLibrary::planted(const std::vector<std::vector<float>>& faces)
{
    ++photos_;
    PhotoResult result =
        photoResult(root_, "", std::to_string(photos_) + ".jpg", photos_, static_cast<int>(faces.size()));
    for (std::size_t i = 0; i < faces.size(); ++i) (*result.faces)[i].embedding = Embedding{embedder_, faces[i]};
    result.embedder = embedder_;
    result.exif = exif;
    return result;
}

void PlantedLibrary::photoAgain(int photo)
{
    PhotoResult result = planted({});
    result.content = contentNamed(static_cast<std::uint64_t>(photo));
    must(PhotoRows::storeLater(planting_->writer(), std::move(result), run_, {}));
}

void PlantedLibrary::grouped(const std::vector<std::pair<AlikeKind, std::vector<int>>>& groups)
{
    must(planting_->writer().flush());
    must(planting_->write([&](Db& db) -> Status {
        std::vector<AlikeGroup> all;
        for (const auto& [kind, photos] : groups) {
            AlikeGroup& group = all.emplace_back(AlikeGroup{kind, {}, {}});
            for (const int photo : photos) {
                TRY_ASSIGN(const auto content,
                           PhotoRows(db).contentOf(contentNamed(static_cast<std::uint64_t>(photo))));
                group.members.push_back(*content);
            }
            group.number = group.members.front();
        }
        return AlikeRows(db).store(all, {}, std::nullopt);
    }));
}

std::vector<FaceId> PlantedLibrary::photo(const std::vector<std::vector<float>>& faces)
{
    StoredPhoto stored;
    must(PhotoRows::storeLater(planting_->writer(), planted(faces), run_,
                               [&](const StoredPhoto& got) { stored = got; }));
    must(planting_->writer().flush());
    return stored.faces;
}

void PlantedLibrary::photoLater(const std::vector<std::vector<float>>& faces)
{
    must(PhotoRows::storeLater(planting_->writer(), planted(faces), run_, {}));
}

void PlantedLibrary::understood(int photo, const Understanding& seen)
{
    must(planting_->writer().flush());
    must(planting_->write([&](Db& db) -> Status {
        TRY_ASSIGN(const auto content, PhotoRows(db).contentOf(contentNamed(static_cast<std::uint64_t>(photo))));
        return UnderstandingRows(db).store(*content, seen);
    }));
}

std::vector<float> PlantedLibrary::atAngle(double degrees, std::size_t axis)
{
    std::vector<float> vector(dim, 0.F);
    vector[axis] = static_cast<float>(std::cos(degrees * 3.14159265358979 / 180));
    vector[axis + 1] = static_cast<float>(std::sin(degrees * 3.14159265358979 / 180));
    return vector;
}

void PlantedLibrary::open(LibraryMode mode)
{
    const LibraryPlaces places{.library = folder / "library",
                               .cache = folder / "cache",
                               .pictures = pictures,
                               .workers = 2,
                               .geography = geography};
    library = must(openLibrary({*files, clock, *models_, *engine_}, places, mode));
}

std::vector<FaceCard> PlantedLibrary::faces()
{
    std::vector<FaceId> ids = must(library->faces().ids({}));
    std::sort(ids.begin(), ids.end());
    return must(library->faces().cards(ids));
}

FaceCard PlantedLibrary::face(FaceId id)
{
    const std::vector<FaceCard> cards = must(library->faces().cards(std::span(&id, 1)));
    REQUIRE(cards.size() == 1);
    return cards.front();
}

std::unique_ptr<Catalogue> PlantedLibrary::look() const
{
    return must(Catalogue::open(folder / "library", folder / "cache", Catalogue::Mode::readOnly, clock));
}

} // namespace albumen::test
