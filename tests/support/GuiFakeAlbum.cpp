#include "support/GuiFakeAlbum.h"

#include <algorithm>
#include <array>

#include <QDir>
#include <QPainter>

#include "library/SearchTerms.h"
#include "place/PlaceFolders.h"

namespace albumen::test {
namespace {

constexpr std::int64_t day = 86'400, newest = 1'789'200'000; // 12 September 2026
const RelBox boxes[] = {{0.10F, 0.31F, 0.12F, 0.29F}, {0.46F, 0.29F, 0.11F, 0.29F}, {0.75F, 0.20F, 0.12F, 0.28F}};

std::string fileOf(std::int64_t photo)
{
    return "/photos/2026/Summer in Istria/IMG_" + std::to_string(2000 + photo) + ".jpg";
}

FaceCard faceOf(std::int64_t id)
{
    FaceCard card;
    card.id = FaceId{id};
    card.content = ContentNo{id % 40 + 1};
    card.path = fileOf(id % 40 + 1);
    card.box = boxes[static_cast<std::size_t>(id % 3)];
    card.distance = 0.36F + static_cast<float>(id % 9) * 0.015F;
    card.limit = 0.4F;
    return card;
}

PhotoCard photoOf(std::int64_t id)
{
    PhotoCard card;
    card.id = PhotoId{id};
    card.content = ContentNo{id};
    card.path = fileOf(id);
    card.bytes = 3'400'000 + static_cast<std::uint64_t>(id) * 40'000;
    card.takenLocalS = newest - id * id * day / 40;
    card.faces = 3;
    card.favourite = id % 7 == 3;
    card.stars = id % 4 == 3 ? static_cast<int>(1 + id % 5) : 0;
    return card;
}

/// Sky, hills and a sun, other ones for every number.
QImage landscape(std::int64_t number)
{
    QImage image(960, 640, QImage::Format_RGB32);
    const int hue = static_cast<int>(number * 47 % 60) + 190;
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient sky(0, 0, 0, 640);
    sky.setColorAt(0, QColor::fromHsv(hue, 120, 220));
    sky.setColorAt(1, QColor::fromHsv(hue, 30, 250));
    painter.fillRect(image.rect(), sky);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 236, 190));
    painter.drawEllipse(QPoint(180 + static_cast<int>(number * 97 % 600), 150), 46, 46);
    for (int hill = 0; hill < 4; ++hill) {
        painter.setBrush(QColor::fromHsv(90 + static_cast<int>(number * 13 % 50), 90 + hill * 25, 170 - hill * 25));
        painter.drawEllipse(QPoint(static_cast<int>(number * 131 + hill * 310) % 960, 640), 420 - hill * 40,
                            300 - hill * 45);
    }
    return image;
}

template <class Id> std::vector<Id> numbers(std::int64_t first, int count)
{
    std::vector<Id> ids;
    for (int i = 0; i < count; ++i) ids.push_back(Id{first + i});
    return ids;
}

} // namespace

void GuiFakeAlbum::fill()
{
    groupCount = 126;
    singleCount = 412;
    questionCount = 64;
    photoCount = 120;
    ofPerson = {
        .confirmed = numbers<FaceId>(300, 30), .sure = numbers<FaceId>(200, 24), .toConfirm = numbers<FaceId>(100, 5)};
    fillQueues();
    fillEvents();
    fillPlaces();
    const auto card = [](int id, const char* name, std::size_t many, std::optional<PhotoId> cover) {
        return AlbumCard{.id = AlbumId{id}, .name = name, .query = {}, .photos = many, .notes = {}, .cover = cover};
    };
    albumCards = {card(1, "Grandma’s eightieth", 42, PhotoId{7}), card(2, "Lake, summer 2019", 18, PhotoId{25}),
                  card(3, "Roses", 0, {}), card(4, "To print", 0, {})};
    albumCards[1].notes = "Three days at the lake with everybody. It rained on the second, so the boats stayed in.";
    albumCards[1].coverChosen = true;
    albumCards[2].query = "rose";
}

Result<std::vector<PhotoId>> GuiFakeAlbum::Albums::photos(AlbumId id, const JobControl&) const
{
    for (const AlbumCard& card : album.albumCards) {
        if (card.id != id) continue;
        if (!card.query.empty()) return numbers<PhotoId>(30, 12);
        return numbers<PhotoId>(card.cover ? raw(*card.cover) : 1, static_cast<int>(card.photos));
    }
    return fail(Code::albumUnknown, Stage::store, {});
}

void GuiFakeAlbum::fillEvents()
{
    constexpr std::int64_t may2019 = 1'556'668'800, aDay = 86'400;
    const auto add = [this](std::int64_t first, std::int64_t fromDay, int days, std::uint64_t count, const char* name,
                            std::vector<std::string> places, std::vector<std::string> people) {
        EventCard card;
        card.row = {PhotoId{first}, may2019 + fromDay * aDay, may2019 + (fromDay + days - 1) * aDay, count, name};
        card.trip = days > 1;
        for (int i = 0; i < days; ++i)
            card.days.push_back({card.row.firstDayS + i * aDay, count / static_cast<unsigned>(days)});
        card.places = std::move(places);
        card.people = std::move(people);
        card.cover = PhotoId{first + 2};
        card.title = name;
        eventCards.push_back(std::move(card));
    };
    add(1, 90, 1, 14, "", {"Berlin"}, {"Lena", "Jonas"});
    add(15, 64, 1, 9, "", {}, {});
    add(31, 2, 3, 24, "", {"Lisbon", "Sintra"}, {"Lena", "Grandma Rose", "Jonas", "Mia"});
    add(60, 0, 1, 6, "", {"Berlin"}, {});
    add(70, -90, 1, 30, "Grandma’s eightieth birthday at the lake", {"Potsdam"}, {"Grandma Rose"});
    add(101, -130, 2, 8, "New Year", {"Vienna"}, {"Lena"});
}

Result<std::vector<EventRow>> GuiFakeAlbum::Events::list() const
{
    std::vector<EventRow> rows;
    for (const EventCard& card : album.eventCards) rows.push_back(card.row);
    return rows;
}

Result<std::vector<EventCard>> GuiFakeAlbum::Events::cards(std::span<const PhotoId> ids, const std::string&) const
{
    std::vector<EventCard> cards;
    for (const PhotoId id : ids)
        for (const EventCard& card : album.eventCards)
            if (card.row.first == id) cards.push_back(card);
    return cards;
}

Result<std::vector<PhotoId>> GuiFakeAlbum::Events::photos(PhotoId event) const
{
    for (const EventCard& card : album.eventCards)
        if (card.row.first == event) return numbers<PhotoId>(raw(event), static_cast<int>(card.row.photos));
    return fail(Code::pathMissing, Stage::store, {});
}

Result<std::vector<CalendarDay>> GuiFakeAlbum::Events::calendar(int, std::optional<unsigned> month) const
{
    std::vector<CalendarDay> days;
    if (album.eventCards.empty()) return days;
    for (unsigned in = 1; in <= 12; ++in)
        for (unsigned day = 1; day <= 28; ++day)
            if (month.value_or(in) == in && (in + day) % 7 > 3)
                days.push_back({in, day, (in * day) % 23 + 1, PhotoId{(in * 31 + day) % 120 + 1}});
    return days;
}

Result<std::vector<std::chrono::year_month>> GuiFakeAlbum::Events::months() const
{
    std::vector<std::chrono::year_month> months;
    for (const int year : {2017, 2018, 2019, 2020})
        for (unsigned month = 1; month <= 12 && !album.eventCards.empty(); ++month)
            months.push_back(std::chrono::year{year} / std::chrono::month{month});
    return months;
}

void GuiFakeAlbum::fillPlaces()
{
    struct Town {
        const char *name, *region, *country;
        std::uint32_t id, regionId, countryId;
        Coordinates at;
        int photos;
    };
    const Town towns[] = {{"Lisbon", "Lisbon District", "Portugal", 11, 101, 201, {38.7167, -9.1333}, 24},
                          {"Sintra", "Lisbon District", "Portugal", 12, 101, 201, {38.8, -9.3833}, 6},
                          {"Porto", "Porto", "Portugal", 13, 102, 201, {41.1496, -8.611}, 5},
                          {"Berlin", "Berlin", "Germany", 14, 103, 202, {52.5244, 13.4105}, 22},
                          {"Potsdam", "Brandenburg", "Germany", 15, 104, 202, {52.3989, 13.0657}, 16},
                          {"Vienna", "Vienna", "Austria", 16, 105, 203, {48.2085, 16.3721}, 8},
                          {"Rovinj", "Istria", "Croatia", 17, 106, 204, {45.0812, 13.6387}, 13},
                          {"Tokyo", "Tokyo", "Japan", 18, 107, 205, {35.6895, 139.6917}, 4}};
    std::int64_t photo = 0;
    for (const Town& town : towns) {
        map.places.push_back({.country = PlaceKey{PlaceLevel::country, town.countryId},
                              .region = PlaceKey{PlaceLevel::region, town.regionId},
                              .city = PlaceKey{PlaceLevel::city, town.id},
                              .text = {.name = town.name, .region = town.region, .country = town.country}});
        for (int i = 0; i < town.photos; ++i) {
            ++photo;
            const double north = static_cast<double>(photo * 37 % 19) / 900,
                         east = static_cast<double>(photo * 53 % 23) / 900;
            map.photos.push_back({PhotoId{photo},
                                  ContentNo{photo},
                                  {town.at.latitude + north, town.at.longitude + east},
                                  static_cast<std::uint32_t>(map.places.size() - 1)});
        }
    }
    map.named = true;
    while (photo < photoCount) map.without.push_back(PhotoId{++photo});
    for (const std::int64_t near : {1, 2, 3, 31, 32})
        proposed.push_back({.photo = PhotoId{100 + near % 30},
                            .from = PlaceFrom::proposed,
                            .at = map.photos[static_cast<std::size_t>(near)].at,
                            .text = map.places[map.photos[static_cast<std::size_t>(near)].place].text,
                            .like = PhotoId{near},
                            .secondsAway = 600});
}

Result<std::vector<PlaceOffer>> GuiFakeAlbum::Places::beginning(const std::string& name, std::size_t most,
                                                                const std::string&) const
{
    std::vector<PlaceOffer> offers;
    for (std::uint32_t i = 0; i < album.map.places.size() && offers.size() < most; ++i) {
        const MapPlace& place = album.map.places[i];
        const auto photo = std::ranges::find(album.map.photos, i, &MapPhoto::place);
        if (QString::fromStdString(place.text.name).startsWith(QString::fromStdString(name), Qt::CaseInsensitive))
            offers.push_back({*place.city, place.text, photo->at});
    }
    return offers;
}

Result<std::vector<MapLine>> GuiFakeAlbum::Places::mapLines(int detail) const
{
    if (!album.coasts) return fail(Code::fileVanished, Stage::none, {});
    static const auto lines = MapLines::read(*makeFiles(), PlaceFolders{}.lines);
    return lines ? lines->lines(detail) : std::vector<MapLine>{};
}

/// Some of each kind; every seventh is kept by something.
void GuiFakeAlbum::fillQueues()
{
    const std::pair<ReviewKind, int> kinds[] = {
        {ReviewKind::shaken, 34}, {ReviewKind::unsharp, 8}, {ReviewKind::dark, 12}, {ReviewKind::screenshots, 21}};
    for (const auto& [kind, count] : kinds) {
        queues[kind].limit = 0.62F;
        queues[kind].ownLimit = 0.5F;
        for (int i = 0; i < count; ++i) {
            ReviewPhoto photo = reviewed(i + 1);
            photo.number = 0.99F - static_cast<float>(i) * 0.36F / static_cast<float>(count);
            if (i % 7 == 3) photo.keptBy = {i % 2 == 0 ? "only photo of somebody that day" : "favourite"};
            photo.recommended = photo.keptBy.empty();
            queues[kind].groups.push_back({photo});
        }
    }
    for (const ReviewKind kind : {ReviewKind::similar, ReviewKind::duplicates}) {
        queues[kind].limit = 0.66F;
        queues[kind].ownLimit = 0.6F;
        queues[kind].leastLimit = kind == ReviewKind::similar ? 0.4F : 0.6F;
        for (int group = 0; group < 9; ++group) {
            std::vector<ReviewPhoto> members;
            for (int i = 0; i < 2 + group % 3; ++i) {
                ReviewPhoto& photo = members.emplace_back(reviewed(40 + group * 4 + i));
                photo.best = i == 0;
                photo.number = 1 - static_cast<float>(i) * 0.03F;
                if (photo.best) photo.keptBy = {group % 2 == 0 ? "sharper" : "better faces", "better exposed"};
                photo.recommended = !photo.best;
            }
            queues[kind].groups.push_back(std::move(members));
        }
    }
    for (int i = 0; i < 6; ++i)
        thrownAway.push_back({.id = PhotoId{100 + i},
                              .path = fileOf(100 + i),
                              .trashPath = i == 4 ? std::string() : fileOf(100 + i),
                              .atMs = (newest + i * day) * 1000,
                              .bytes = 4'100'000});
}

ReviewPhoto GuiFakeAlbum::reviewed(std::int64_t number)
{
    ReviewPhoto photo;
    photo.id = PhotoId{number};
    photo.path = fileOf(number);
    photo.bytes = 3'800'000 + static_cast<std::uint64_t>(number) * 40'000;
    return photo;
}

Result<ReviewCard> GuiFakeAlbum::Facts::review(ReviewKind kind, std::optional<float>, const JobControl&) const
{
    const auto found = album.queues.find(kind);
    ReviewCard card = found == album.queues.end() ? ReviewCard{} : found->second;
    card.waiting = album.notLookedAt;
    return card;
}

Result<DescribedPhoto> GuiFakeAlbum::Facts::described(PhotoId photo) const
{
    DescribedPhoto described;
    described.looked = album.notLookedAt == 0 || raw(photo) % 5 != 0;
    if (described.looked)
        described.scene = {
            {"landscape", 0.86F}, {"buildings", 0.08F}, {"people", 0.04F}, {"vehicles", 0.016F}, {"animals", 0.004F}};
    const bool shaken = raw(photo) % 2 == 0;
    described.verdicts = {
        {.verdict = Verdict::shaken, .number = shaken ? 0.93F : 0.12F, .limit = 0.62F, .holds = shaken, .why = {}},
        {.verdict = Verdict::dark, .number = 0.08F, .limit = 0.5F, .holds = false, .why = {}},
        {.verdict = Verdict::unsharp, .number = 0.21F, .limit = 0.5F, .holds = false, .why = {}}};
    return described;
}

Result<SearchAnswer> GuiFakeAlbum::Facts::search(const SearchQuery& query, const JobControl&) const
{
    SearchAnswer answer;
    answer.leastAlike = 0.4F;
    answer.waiting = album.notLookedAt;
    bool none = album.photoCount == 0;
    for (const SearchTerm& term : searchTerms(query.text)) {
        UnderstoodWord word{.word = term.text, .as = {}, .meant = {}};
        if (term.time)
            word.as = {"time"};
        else if (term.text == "Lena")
            word.as = {"person"};
        else if (term.text.size() > 3)
            word.as = {"thing", "tag"};
        none |= word.as.empty();
        answer.words.push_back(word);
    }
    for (int i = 0; i < (none ? 0 : 84); ++i) {
        SearchHit hit{.id = PhotoId{1 + i * 37 % 120}, .path = fileOf(1 + i * 37 % 120), .score = {}, .why = {}};
        for (const UnderstoodWord& word : answer.words)
            hit.why.push_back(word.word + (word.as.front() == "person" ? ": person Lena" : ": thing seen (91 %)"));
        if (query.like) {
            hit.score = 0.97F - static_cast<float>(i) * 0.008F;
            hit.why.push_back("likeness 0." + std::to_string(97 - i * 8 / 10));
        }
        const bool less = query.like && *hit.score < answer.leastAlike;
        less ? ++answer.lessAlike : ++answer.found;
        if (!less || query.lessAlike) answer.hits.push_back(std::move(hit));
    }
    return answer;
}

QImage GuiFakeAlbum::photo(std::int64_t number) const
{
    if (!photosFolder.empty()) {
        const QDir folder(QString::fromStdString(photosFolder.string()));
        const QStringList files = folder.entryList({QStringLiteral("*.jpg")}, QDir::Files, QDir::Name);
        if (!files.isEmpty()) return QImage(folder.filePath(files[static_cast<qsizetype>(number) % files.size()]));
    }
    return landscape(number);
}

Result<std::vector<std::int64_t>> GuiFakeAlbum::Groups::ids() const
{
    return numbers<std::int64_t>(1, album.groupCount);
}

Result<std::vector<GroupCard>> GuiFakeAlbum::Groups::cards(std::span<const std::int64_t> wanted) const
{
    std::vector<GroupCard> cards;
    for (const std::int64_t number : wanted) {
        GroupCard card;
        card.number = number;
        card.faces = static_cast<std::uint64_t>(std::max<std::int64_t>(2, 243 - number * 25 + number * number));
        card.photos = card.faces - card.faces / 9;
        card.best = FaceId{number * 10};
        cards.push_back(card);
    }
    return cards;
}

Result<std::vector<FaceId>> GuiFakeAlbum::Groups::singles() const
{
    return numbers<FaceId>(5000, album.singleCount);
}

Result<std::vector<FaceId>> GuiFakeAlbum::Faces::ids(const FaceQuery& query) const
{
    return query.group ? numbers<FaceId>(*query.group * 10, 40) : std::vector<FaceId>{};
}

Result<std::vector<FaceCard>> GuiFakeAlbum::Faces::cards(std::span<const FaceId> ids) const
{
    std::vector<FaceCard> cards;
    for (const FaceId id : ids) cards.push_back(faceOf(raw(id)));
    return cards;
}

Result<WhyCard> GuiFakeAlbum::Faces::why(FaceId face) const
{
    WhyCard why;
    why.face = faceOf(raw(face));
    why.face.how = LabelHow::ask;
    why.face.personId = PersonId{3};
    why.face.person = "Lena";
    why.people = {
        {.id = PersonId{3}, .name = "Lena", .distance = 0.43F, .sure = 0.4F, .ask = 0.5F, .against = Against::margin}};
    why.nearest = {{.face = FaceId{201}, .person = PersonId{3}, .name = "Lena", .distance = 0.36F},
                   {.face = FaceId{202}, .person = PersonId{1}, .name = "Hannah", .distance = 0.37F},
                   {.face = FaceId{203}, .person = PersonId{1}, .name = "Hannah", .distance = 0.38F}};
    why.theirs = {{.face = FaceId{201}, .person = PersonId{3}, .name = "Lena", .distance = 0.42F},
                  {.face = FaceId{204}, .person = PersonId{3}, .name = "Lena", .distance = 0.44F},
                  {.face = FaceId{205}, .person = PersonId{3}, .name = "Lena", .distance = 0.47F}};
    return why;
}

Result<std::vector<IgnoredCard>> GuiFakeAlbum::Faces::ignored() const
{
    if (album.groupCount == 0) return std::vector<IgnoredCard>{};
    return std::vector{
        IgnoredCard{.decision = DecisionId{9}, .atMs = newest * 1000, .faces = numbers<FaceId>(700, 18)},
        IgnoredCard{.decision = DecisionId{7}, .atMs = newest * 1000 - 86'400'000, .faces = numbers<FaceId>(740, 3)}};
}

Result<PhotoList> GuiFakeAlbum::Photos::list(const PhotoQuery& query) const
{
    PhotoList list;
    for (const PhotoId id : numbers<PhotoId>(1, album.photoCount)) {
        if (query.under.size() == 1 && query.under.front() != fileOf(raw(id))) continue;
        const std::int64_t days = *photoOf(raw(id)).takenLocalS / day;
        const auto date = std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(days)));
        const PhotoSpan span{.year = int(date.year()),
                             .month = static_cast<int>(unsigned(date.month())),
                             .day = static_cast<int>(unsigned(date.day())),
                             .first = list.ids.size(),
                             .count = 0};
        const auto add = [](std::vector<PhotoSpan>& spans, PhotoSpan one) {
            const bool same = !spans.empty() && spans.back().year == one.year && spans.back().month == one.month &&
                              spans.back().day == one.day;
            if (!same) spans.push_back(one);
            ++spans.back().count;
        };
        add(list.days, span);
        PhotoSpan month = span;
        month.day = 0;
        add(list.months, month);
        list.ids.push_back(id);
    }
    return list;
}

Result<std::vector<PhotoCard>> GuiFakeAlbum::Photos::cards(std::span<const PhotoId> ids) const
{
    std::vector<PhotoCard> cards;
    for (const PhotoId id : ids) cards.push_back(photoOf(raw(id)));
    return cards;
}

Result<ViewedPhoto> GuiFakeAlbum::Photos::viewed(PhotoId photo) const
{
    ViewedPhoto viewed;
    viewed.card = photoOf(raw(photo));
    const QImage image = album.photo(raw(photo));
    viewed.width = image.width();
    viewed.height = image.height();
    const char* const names[] = {"Lena", "", "Jonas"};
    for (std::size_t i = 0; i < std::size(boxes); ++i) {
        FaceCard face = faceOf(static_cast<std::int64_t>(i) + 1);
        face.box = boxes[i];
        face.person = names[i];
        face.how = face.person.empty() ? LabelHow::unknown : LabelHow::decided;
        viewed.faces.push_back(face);
    }
    viewed.filed = {{.name = "Lena", .file = "/archive/People/Lena/IMG_2001.jpg", .zip = {}}};
    return viewed;
}

Result<std::vector<SuggestionCard>> GuiFakeAlbum::Questions::open(const std::string&, std::size_t) const
{
    std::vector<SuggestionCard> cards;
    for (int i = 0; i < album.questionCount; ++i) {
        SuggestionCard card;
        card.face = FaceId{100 + i};
        card.person = i < 14 ? "Lena" : "Hannah";
        card.distance = 0.42F + static_cast<float>(i) * 0.001F;
        card.settles = i % 3 == 0 ? 12 : 0;
        card.evidence = FaceId{200 + i};
        card.best = FaceId{3};
        cards.push_back(card);
    }
    return cards;
}

PictureSource::Ticket GuiFakeAlbum::Pictures::request(const PictureKey& key, PictureUse, Answer answer)
{
    static_cast<void>(painters.start([this, key, answer = std::move(answer)]() -> Status {
        const QImage image = album.photo(raw(key.photo)).convertToFormat(QImage::Format_RGB888);
        auto picture = std::make_shared<Picture>();
        picture->width = picture->fullWidth = image.width();
        picture->height = picture->fullHeight = image.height();
        const std::size_t row = static_cast<std::size_t>(image.width()) * 3;
        picture->rgb.resize(row * static_cast<std::size_t>(image.height()));
        for (int y = 0; y < image.height(); ++y)
            std::copy_n(reinterpret_cast<const std::byte*>(image.constScanLine(y)), row,
                        picture->rgb.begin() + static_cast<std::ptrdiff_t>(row) * y);
        picture->shot.exif.camera = "EOS 80D";
        picture->shot.exposureS = 1 / 160.;
        picture->shot.fNumber = 4;
        picture->shot.iso = 400;
        answer(std::shared_ptr<const Picture>(picture));
        return {};
    }));
    return {};
}

} // namespace albumen::test
