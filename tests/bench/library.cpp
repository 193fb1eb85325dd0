// A large library for the window to open:
//   albumen-bench-library EMPTY-FOLDER [PHOTOS]     then: albumen --library FOLDER
// 300 people, a group for every 20 photos, vectors of the shipped embedder; no photo is there to be read, and a tenth
// of the small pictures. See LargeCatalogue.h.
#include <cmath>
#include <random>
#include <vector>

#include "LargeCatalogue.h"
#include "base/Files.h"
#include "catalogue/Half.h"
#include "catalogue/PhotoRows.h"
#include "model/Manifest.h"
#include "photo/ThumbKind.h"
#include "support/Pictures.h"

using namespace albumen;
using namespace albumen::bench;

namespace {

constexpr std::size_t dim = 256; // of the shipped embedder

ModelRev shippedEmbedder()
{
    const Path manifest = Path(ALBUMEN_SOURCE) / "models" / "manifest.json";
    const std::vector<std::byte> bytes = must(readWhole(*makeFiles(), manifest, 1 << 20));
    const Manifest parsed =
        must(Manifest::parse({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, manifest));
    for (const ModelRecord& record : parsed.records())
        if (record.id == "albumen-facenet") return record.rev();
    std::abort();
}

/// Every face like nobody: who is who was planted.
Status makeVectors(Db& db, const Size& size, const ModelRev& embedder)
{
    TRY_ASSIGN(const auto key, modelKey(db, embedder, true));
    std::mt19937 random(5);
    std::normal_distribution<float> bell(0, 1 / std::sqrt(float(dim)));
    std::vector<float> vector(dim);
    for (std::int64_t face = 1; face <= size.faces(); ++face) {
        for (float& number : vector) number = bell(random);
        TRY(db.run("INSERT INTO d.embedding(model_key, face_id, vec) VALUES (?, ?, ?)", *key, face, toHalf(vector)));
    }
    for (std::int64_t content = 1; content <= size.photos; ++content)
        for (const PassKind kind : {PassKind::detect, PassKind::embed})
            TRY(db.run("INSERT INTO d.pass(content_id, kind, model_key, found) VALUES (?, ?, ?, 2)", content, kind,
                       *key));
    return {};
}

Status makeThumbs(Db& db, const Size& size)
{
    const auto face = test::encoded(test::unevenPicture({160, 160}), ".jpg");
    const auto photo = test::encoded(test::unevenPicture({320, 240}), ".jpg");
    for (std::int64_t i = 1; i <= size.photos; i += 10) {
        TRY(db.run("INSERT INTO t.thumb VALUES (?, ?, ?)", ThumbKind::content320, i, photo));
        TRY(db.run("INSERT INTO t.thumb VALUES (?, ?, ?)", ThumbKind::face, 2 * i, face));
    }
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: albumen-bench-library EMPTY-FOLDER [PHOTOS]\n");
        return 2;
    }
    const Path folder = std::filesystem::absolute(argv[1]);
    Size size{.photos = argc > 2 ? std::max(std::atoll(argv[2]), 1000LL) : 100'000};
    size.people = 300;
    const Clock clock;
    const auto catalogue = must(Catalogue::open(folder, folder / "cache", Catalogue::Mode::readWrite, clock));
    const ModelRev embedder = shippedEmbedder();
    makeLarge(*catalogue, size, embedder);
    must(catalogue->write([&](Db& db) { return makeVectors(db, size, embedder); }));
    must(catalogue->write([&](Db& db) { return makeThumbs(db, size); }));
    must(catalogue->checkpoint());
    return 0;
}
