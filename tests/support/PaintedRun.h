// A library over a folder of painted photos, and recognise jobs over it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/Files.h"
#include "run/RecogniseJob.h"
#include "support/CatalogueMaker.h"
#include "support/FakeStages.h"

namespace albumen::test {

struct PaintedRun {
    TestLibrary library;
    FakeStages stages;
    std::unique_ptr<PeopleIndex> people; ///< as long as the library is open
    std::unique_ptr<Files> files = makeFiles();
    JobControl job;
    ProgressSink progress;
    int workers = 2;
    std::filesystem::path photos = library.folder / "photos";

    PaintedRun() { std::filesystem::create_directories(photos); }

    /// A photo of these faces; no two painted by one object are the same picture.
    void paint(const std::string& name, const std::vector<PaintedFace>& faces)
    {
        std::filesystem::create_directories((photos / name).parent_path());
        writePainted(photos / name, faces, painted_ % 64, {320 + painted_ / 64 * 8, 240});
        ++painted_;
    }

    /// What to look at: the folder of photos as one source, its root in the catalogue and marked.
    RecogniseOrder order(const std::vector<Path>& chosen)
    {
        RecogniseOrder order{.sources = {}, .excluded = {}, .run = {}};
        order.sources = must(library.catalogue->read([&](Db& db) { return sourcesToScan(*files, db, chosen); }));
        must(library.catalogue->write([&](Db& db) -> Status {
            for (SourceToScan& source : order.sources) {
                if (source.root.kind == RootKind::folder) markRoot(*files, source.root);
                TRY_ASSIGN(source.root.id, PhotoRows(db).ensureRoot(source.root));
            }
            TRY_ASSIGN(order.run, RunRows(db).begin(RunKind::recognise, library.clock.nowMs()));
            return {};
        }));
        return order;
    }

    Report look() { return look(order({photos})); }
    Report look(const RecogniseOrder& order) { return look(order, *files); }
    /// With other files than those the order was made with: one that something happens to.
    Report look(const RecogniseOrder& order, Files& with)
    {
        const ChosenModels& models = stages.models();
        if (!people && models.embedder()) people = std::make_unique<PeopleIndex>(models);
        const RecogniseParts parts{
            with, *library.catalogue, models, people.get(), [this] { return stages.make(); }, workers, {}};
        return recognise(parts, order, job, progress);
    }

private:
    int painted_ = 0;
};

} // namespace albumen::test
