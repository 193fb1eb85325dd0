#include "library/PictureAnswers.h"

#include <algorithm>
#include <sstream>

#include "catalogue/PhotoRows.h"
#include "catalogue/PlaceRows.h"
#include "catalogue/UnderstandingRows.h"
#include "library/FaceCards.h"
#include "library/PhotoCards.h"
#include "run/UnderstandStages.h"

namespace albumen {
namespace {

Status putPlace(Db& db, const PhotoRow& photo, DescribedPhoto& described)
{
    if (photo.content) {
        TRY_ASSIGN(described.place, PlaceRows(db).saidOf(*photo.content));
        described.placeSaid = described.place.has_value();
    }
    if (described.place) return {};
    TRY_ASSIGN(described.place, PlaceRows(db).inFile(photo.id));
    return {};
}

} // namespace

Result<std::uint64_t> PictureAnswers::waiting() const
{
    TRY_ASSIGN(const WantedModels wanted, state_.wantedModels());
    const std::vector<ModelRev> models = chooseUnderstandModels(state_.parts.models, wanted).revisions();
    TRY_ASSIGN(const auto waiting,
               state_.catalogue().read([&](Db& db) { return UnderstandingRows(db).waiting(models); }));
    return waiting.size();
}

Result<DescribedPhoto> PictureAnswers::described(PhotoId photo) const
{
    return state_.catalogue().read([&](Db& db) -> Result<DescribedPhoto> {
        TRY_ASSIGN(const auto row, PhotoRows(db).photo(photo));
        if (!row) return fail(Code::pathMissing, Stage::none, {}, "photo " + std::to_string(raw(photo)));
        DescribedPhoto described;
        TRY_ASSIGN(described.card, photoCard(db, *row));
        TRY(putPlace(db, *row, described));
        if (!row->content) return described;
        TRY_ASSIGN(described.faces, facesShown(db, *row->content));
        TRY_ASSIGN(Understanding seen, UnderstandingRows(db).of(*row->content));
        described.looked = !seen.models.empty();
        TRY_ASSIGN(const VerdictLimits limits, verdictLimits(db, state_.parts.models));
        described.verdicts = verdictsOf(seen, limits);
        TRY_ASSIGN(const auto disagreed, UnderstandingRows(db).disagreed(*row->content));
        for (VerdictCard& card : described.verdicts) card.holds = card.holds && !disagreed.contains(card.verdict);
        std::istringstream days(seen.details[Measure::imprint]);
        for (std::string day; days >> day;) described.imprint.push_back(day);
        described.measures = std::move(seen.measures);
        TRY_ASSIGN(described.attributes, UnderstandingRows(db).attributesIn(*row->content));
        if (seen.objects) described.objects = *std::move(seen.objects);
        described.scene = std::move(seen.scene);
        described.classSaid =
            !described.scene.empty() && described.scene.front().probability >= leastClass(state_.parts.models);
        described.imagenet = std::move(seen.imagenet);
        return described;
    });
}

} // namespace albumen
