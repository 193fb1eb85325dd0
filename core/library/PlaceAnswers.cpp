#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/Day.h"
#include "base/Sentence.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/PlaceRows.h"
#include "library/Answers.h"
#include "place/Earth.h"
#include "place/PlaceClusters.h"
#include "place/PlaceProposals.h"

namespace albumen {
namespace {

constexpr double unnamedKm = 5; // so near to each other photos are at one place where places have no names

/// Photos at one place, newest first.
using Together = std::vector<const PictureWhere*>;

void sortByTime(Together& photos)
{
    std::ranges::stable_sort(photos, [](const PictureWhere* a, const PictureWhere* b) {
        return a->takenLocalS && (!b->takenLocalS || *a->takenLocalS > *b->takenLocalS);
    });
}

/// All but its names.
PlaceCard cardOf(Together& photos)
{
    sortByTime(photos);
    PlaceCard card;
    std::set<std::int64_t> days;
    EarthVector sum{};
    for (const PictureWhere* const photo : photos) {
        card.photos.push_back(photo->photo);
        const EarthVector at = vectorOf(*photo->at());
        for (std::size_t axis = 0; axis < sum.size(); ++axis) sum[axis] += at[axis];
        if (!photo->takenLocalS) continue;
        if (!card.lastS) card.lastS = photo->takenLocalS;
        card.firstS = photo->takenLocalS;
        days.insert(floorDay(*photo->takenLocalS));
    }
    card.days = days.size();
    card.centre = positionOf(sum);
    return card;
}

std::vector<PhotoAt> photosAt(const std::vector<PictureWhere>& pictures, const GeoBox& box)
{
    std::vector<PhotoAt> photos;
    for (std::size_t i = 0; i < pictures.size(); ++i)
        if (const auto at = pictures[i].at(); at && box.holds(*at)) photos.push_back({i, *at, pictures[i].takenLocalS});
    return photos;
}

/// Those of one place of that level, or in none.
PlacesCard byName(const std::vector<PictureWhere>& pictures, const Gazetteer& gazetteer, PlaceLevel level)
{
    PlacesCard card{.named = true};
    std::map<std::pair<PlaceKey, bool>, Together> places;
    for (const PictureWhere& picture : pictures) {
        const auto at = picture.at();
        const auto where = at ? gazetteer.whereIs(*at) : std::nullopt;
        if (!where) continue;
        if (const auto place = gazetteer.placeAt(*where, level))
            places[{*place, false}].push_back(&picture);
        else if (level == PlaceLevel::city && where->km <= inCountryKm)
            places[{gazetteer.cityAt(*where), true}].push_back(&picture);
        else
            ++card.elsewhere;
    }
    for (auto& [place, photos] : places) {
        PlaceCard one = cardOf(photos);
        one.place = place.first;
        one.around = place.second;
        card.places.push_back(std::move(one));
    }
    return card;
}

PlacesCard byNearness(const std::vector<PictureWhere>& pictures)
{
    PlacesCard card;
    for (const PlaceCluster& cluster : placeClusters(photosAt(pictures, GeoBox{}), unnamedKm)) {
        Together photos;
        for (const std::uint64_t i : cluster.photos) photos.push_back(&pictures[i]);
        card.places.push_back(cardOf(photos));
        card.places.back().text.name = coordinatesInWords(card.places.back().centre);
    }
    return card;
}

/// `own`: as that file says; where it says none, another one of the picture does.
PhotoPlaceCard placeCard(const PictureWhere& picture, const std::optional<Coordinates>& own)
{
    const auto inFile = own ? own : picture.inFile;
    PhotoPlaceCard card{.photo = picture.photo, .at = picture.said ? picture.said : inFile, .inFile = inFile};
    if (card.at) card.from = picture.said ? PlaceFrom::said : PlaceFrom::file;
    return card;
}

/// By content, where nothing says it and nobody said no.
std::map<ContentNo, PhotoPlaceCard> proposalsFor(const std::vector<PictureWhere>& pictures)
{
    std::vector<PhotoInTime> photos;
    for (std::size_t i = 0; i < pictures.size(); ++i)
        if (pictures[i].takenLocalS && pictures[i].takenSpan == DateSpan::moment)
            photos.push_back({i, *pictures[i].takenLocalS, pictures[i].camera, pictures[i].at()});
    std::map<ContentNo, PhotoPlaceCard> proposals;
    for (const PlaceProposal& one : proposePlaces(photos))
        if (!pictures[one.photo].refused)
            proposals[pictures[one.photo].content] = {.photo = pictures[one.photo].photo,
                                                      .from = PlaceFrom::proposed,
                                                      .at = one.at,
                                                      .like = pictures[one.from].photo,
                                                      .secondsAway = one.secondsAway};
    return proposals;
}

PlacesCard placesOf(const PlaceBook& book, const std::vector<PictureWhere>& pictures, PlaceLevel level,
                    const std::string& language)
{
    const auto gazetteer = book.gazetteer();
    PlacesCard card = gazetteer ? byName(pictures, *gazetteer, level) : byNearness(pictures);
    for (PlaceCard& one : card.places) {
        if (!one.place) continue;
        one.text = book.textOf(*gazetteer, *one.place, language);
        if (!one.around) continue;
        one.text.nearKm = kmBetween(one.centre, *gazetteer->centre(*one.place));
        if (*one.text.nearKm > inRegionKm) one.text.region.clear();
    }
    std::ranges::stable_sort(card.places, std::greater(), [](const PlaceCard& one) { return one.photos.size(); });
    card.without =
        static_cast<std::uint64_t>(std::ranges::count_if(pictures, [](const PictureWhere& one) { return !one.at(); }));
    return card;
}

/// With what it lies in.
MapPlace mapPlaceOf(const Gazetteer* gazetteer, const PlaceCard& card)
{
    MapPlace place{.country = {}, .region = {}, .city = card.place, .around = card.around, .text = card.text};
    auto where = gazetteer && card.place ? gazetteer->whereIs(*gazetteer->centre(*card.place)) : std::nullopt;
    if (!where) return place;
    where->km = card.text.nearKm.value_or(0);
    place.country = gazetteer->placeAt(*where, PlaceLevel::country);
    place.region = gazetteer->placeAt(*where, PlaceLevel::region);
    return place;
}

std::vector<PlaceOffer> offersOf(const PlaceBook& book, const Gazetteer& gazetteer, const std::vector<PlaceKey>& places,
                                 const std::string& language)
{
    std::vector<PlaceOffer> offers;
    for (const PlaceKey place : places)
        offers.push_back({place, book.textOf(gazetteer, place, language), gazetteer.centre(place)});
    return offers;
}

Result<std::vector<PictureWhere>> allOf(const LibraryState& state)
{
    return state.catalogue().read([](Db& db) { return PlaceRows(db).all(); });
}

Result<std::vector<PictureWhere>> everywhere(const LibraryState& state)
{
    return state.catalogue().read([](Db& db) { return PlaceRows(db).everywhere(); });
}

} // namespace

bool GeoBox::holds(const Coordinates& at) const
{
    if (at.latitude < south || at.latitude > north) return false;
    return west <= east ? at.longitude >= west && at.longitude <= east : at.longitude >= west || at.longitude <= east;
}

Result<PlacesCard> PlaceAnswers::list(PlaceLevel level, const std::string& language) const
{
    TRY_ASSIGN(const std::vector<PictureWhere> pictures, everywhere(state_));
    return placesOf(state_.placeBook, pictures, level, language);
}

Result<MapCard> PlaceAnswers::map(const std::string& language) const
{
    TRY_ASSIGN(const std::vector<PictureWhere> pictures, everywhere(state_));
    const auto gazetteer = state_.placeBook.gazetteer();
    const PlacesCard list = placesOf(state_.placeBook, pictures, PlaceLevel::city, language);
    MapCard card{.named = list.named, .places = {}, .photos = {}, .without = {}};
    std::unordered_map<PhotoId, std::uint32_t> placeOf;
    for (const PlaceCard& one : list.places) {
        for (const PhotoId photo : one.photos) placeOf[photo] = static_cast<std::uint32_t>(card.places.size());
        card.places.push_back(mapPlaceOf(gazetteer.get(), one));
    }
    const auto nowhere = static_cast<std::uint32_t>(card.places.size());
    if (list.elsewhere > 0) card.places.emplace_back();
    Together newestFirst;
    for (const PictureWhere& picture : pictures) newestFirst.push_back(&picture);
    sortByTime(newestFirst);
    for (const PictureWhere* const picture : newestFirst) {
        const auto place = placeOf.find(picture->photo);
        if (const auto at = picture->at())
            card.photos.push_back(
                {picture->photo, picture->content, *at, place == placeOf.end() ? nowhere : place->second});
        else
            card.without.push_back(picture->photo);
    }
    return card;
}

Result<std::vector<PhotoPlaceCard>> PlaceAnswers::of(std::span<const PhotoId> photos, const std::string& language) const
{
    TRY_ASSIGN(const std::vector<PictureWhere> pictures, allOf(state_));
    std::vector<PhotoRow> rows;
    std::map<PhotoId, std::optional<Coordinates>> own;
    TRY(state_.catalogue().read([&](Db& db) -> Status {
        TRY_ASSIGN(rows, PhotoRows(db).rows(photos));
        for (const PhotoRow& row : rows) {
            TRY_ASSIGN(own[row.id], PlaceRows(db).inFile(row.id));
        }
        return {};
    }));
    const auto proposals = proposalsFor(pictures);
    std::vector<PhotoPlaceCard> cards;
    for (const PhotoRow& row : rows) {
        PhotoPlaceCard card;
        const auto picture =
            row.content ? std::ranges::lower_bound(pictures, *row.content, {}, &PictureWhere::content) : pictures.end();
        if (picture != pictures.end() && picture->content == *row.content) card = placeCard(*picture, own[row.id]);
        if (const auto proposed = row.content ? proposals.find(*row.content) : proposals.end();
            proposed != proposals.end())
            card = proposed->second;
        card.photo = row.id;
        if (card.at) card.text = state_.placeBook.textAt(*card.at, language);
        cards.push_back(std::move(card));
    }
    return cards;
}

Result<std::vector<PhotoPlaceCard>> PlaceAnswers::proposals(const std::string& language) const
{
    TRY_ASSIGN(const std::vector<PictureWhere> pictures, allOf(state_));
    std::vector<PhotoPlaceCard> cards;
    for (const auto& [content, card] : proposalsFor(pictures)) {
        cards.push_back(card);
        cards.back().text = state_.placeBook.textAt(*card.at, language);
    }
    return cards;
}

Result<std::vector<ClusterCard>> PlaceAnswers::clusters(const GeoBox& box, double radiusKm,
                                                        const std::string& language) const
{
    TRY_ASSIGN(const std::vector<PictureWhere> pictures, everywhere(state_));
    std::vector<ClusterCard> cards;
    for (const PlaceCluster& cluster : placeClusters(photosAt(pictures, box), radiusKm)) {
        Together photos;
        for (const std::uint64_t i : cluster.photos) photos.push_back(&pictures[i]);
        sortByTime(photos);
        ClusterCard& card = cards.emplace_back(ClusterCard{.centre = cluster.centre,
                                                           .text = state_.placeBook.textAt(cluster.centre, language),
                                                           .firstS = cluster.firstS,
                                                           .lastS = cluster.lastS});
        for (const PictureWhere* const photo : photos) card.photos.push_back(photo->photo);
    }
    return cards;
}

Result<std::vector<PlaceOffer>> PlaceAnswers::called(const std::string& name, const std::string& language) const
{
    const auto gazetteer = state_.placeBook.gazetteer();
    if (!gazetteer) return fail(Code::usage, Stage::none, {}, std::string(noGazetteer));
    return offersOf(state_.placeBook, *gazetteer, state_.placeBook.called(*gazetteer, name), language);
}

Result<std::vector<PlaceOffer>> PlaceAnswers::beginning(const std::string& name, std::size_t most,
                                                        const std::string& language) const
{
    const auto gazetteer = state_.placeBook.gazetteer();
    if (!gazetteer) return fail(Code::usage, Stage::none, {}, std::string(noGazetteer));
    return offersOf(state_.placeBook, *gazetteer, state_.placeBook.beginning(*gazetteer, name, most), language);
}

Result<std::vector<MapLine>> PlaceAnswers::mapLines(int detail) const
{
    TRY_ASSIGN(const auto lines, state_.placeBook.mapLines());
    return lines->lines(detail);
}

} // namespace albumen
