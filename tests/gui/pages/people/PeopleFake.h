// A library of a few people, groups and questions, and the page of people on it.
#pragma once

#include <algorithm>
#include <map>
#include <mutex>

#include <QDragEnterEvent>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>

#include "PageBench.h"
#include "base/SearchText.h"
#include "models/DragIds.h"
#include "pages/people/GroupFaces.h"
#include "pages/people/GroupsView.h"
#include "pages/people/IgnoredView.h"
#include "pages/people/PeoplePage.h"
#include "pages/people/PersonsView.h"
#include "pages/people/SuggestionStrip.h"
#include "views/GroupTile.h"
#include "widgets/AskPanel.h"
#include "widgets/Button.h"
#include "widgets/FieldReason.h"
#include "widgets/NameField.h"
#include "widgets/NamePanel.h"
#include "widgets/PageFrame.h"

namespace albumen::test {

struct Person {
    PersonId id{};
    std::string name;
    std::uint64_t photos = 0;
    std::uint64_t waiting = 0; ///< faces to confirm
    int seen = 0;              ///< the greater the later
};

/// A library of a few people, groups and questions, which does what it is told.
struct Album : FakeLibrary {
    mutable std::mutex mutex;
    std::vector<Person> known{{PersonId{1}, "Lena", 40, 3}, {PersonId{2}, "Jonas", 30}, {PersonId{3}, "Joel", 20}};
    std::vector<std::int64_t> open{11, 12, 13, 14};
    std::vector<FaceId> waiting{FaceId{501}, FaceId{502}, FaceId{503}};
    std::vector<FaceId> hidden;
    std::vector<FaceId> alone{FaceId{901}, FaceId{902}};
    std::map<std::int64_t, std::vector<FaceId>> split; ///< off which group
    std::vector<Command> told;
    std::vector<NameQuery> queries;
    std::optional<Code> refuse;
    int groupsAsked = 0;
    bool empty = false, nearlyAsNear = false;
    float sure = 0.4F; ///< up to here a face would be Lena's
    StrangersCard strange{.groups = 7, .faces = 19};
    std::vector<JobOrder> orders;

    struct Groups : FakeGroups {
        Album& album;
        explicit Groups(Album& a) : album(a) {}
        Result<std::vector<std::int64_t>> ids() const override
        {
            const std::lock_guard lock(album.mutex);
            ++album.groupsAsked;
            return album.open;
        }
        Result<std::vector<GroupCard>> cards(std::span<const std::int64_t> numbers) const override
        {
            const std::lock_guard lock(album.mutex);
            std::vector<GroupCard> all;
            for (const std::int64_t number : numbers)
                if (std::ranges::find(album.open, number) != album.open.end())
                    all.push_back({.number = number,
                                   .faces = static_cast<std::uint64_t>(300 - number),
                                   .photos = static_cast<std::uint64_t>(290 - number),
                                   .best = FaceId{number * 10},
                                   .bestPath = {},
                                   .like = {}});
            return all;
        }
        Result<std::vector<FaceId>> singles() const override
        {
            const std::lock_guard lock(album.mutex);
            return album.alone;
        }
        Result<StrangersCard> strangers(std::size_t) const override { return album.strange; }
    } theGroups{*this};

    struct People : FakePeople {
        Album& album;
        explicit People(Album& a) : album(a) {}
        Result<std::vector<PersonId>> ids(PeopleOrder order) const override
        {
            const std::lock_guard lock(album.mutex);
            std::vector<Person> known = album.known;
            std::ranges::stable_sort(known, [order](const Person& a, const Person& b) {
                switch (order) {
                case PeopleOrder::mostPhotos: return a.photos > b.photos;
                case PeopleOrder::name: return a.name < b.name;
                case PeopleOrder::lastSeen: return a.seen > b.seen;
                case PeopleOrder::mostToConfirm: return a.waiting > b.waiting;
                }
                return false;
            });
            std::vector<PersonId> all;
            for (const Person& person : known) all.push_back(person.id);
            return all;
        }
        Result<std::vector<PersonCard>> cards(std::span<const PersonId> ids) const override
        {
            const std::lock_guard lock(album.mutex);
            std::vector<PersonCard> all;
            for (const PersonId id : ids) {
                const auto found = std::ranges::find(album.known, id, &Person::id);
                if (found == album.known.end()) continue;
                const Person& person = *found;
                PersonCard card;
                card.id = person.id, card.name = person.name, card.photos = person.photos, card.faces = person.photos;
                card.toConfirm = person.waiting;
                card.best = FaceId{raw(person.id) * 100};
                all.push_back(card);
            }
            return all;
        }
        Result<std::vector<NameCard>> matching(const NameQuery& query) const override
        {
            const std::lock_guard lock(album.mutex);
            album.queries.push_back(query);
            std::vector<NameCard> all;
            for (const Person& person : album.known)
                if (QString::fromStdString(person.name)
                        .contains(QString::fromStdString(query.text), Qt::CaseInsensitive))
                    all.push_back({.id = person.id,
                                   .name = person.name,
                                   .best = {},
                                   .distance = 0.43F,
                                   .begins = SearchKeys(person.name).begin(query.text)});
            return all;
        }
        Result<PairCard> pair(PersonId, PersonId) const override
        {
            return PairCard{.distance = 0.51F, .photosTogether = 2, .in = {}};
        }
    } thePeople{*this};

    struct Questions : FakeSuggestions {
        Album& album;
        explicit Questions(Album& a) : album(a) {}
        Result<std::vector<SuggestionCard>> open(const std::string&, std::size_t) const override
        {
            const std::lock_guard lock(album.mutex);
            std::vector<SuggestionCard> all;
            for (const FaceId face : album.waiting) {
                SuggestionCard card;
                card.face = face, card.person = face == FaceId{503} ? "Jonas" : "Lena", card.distance = 0.42F;
                all.push_back(card);
            }
            return all;
        }
    } theQuestions{*this};

    struct Faces : FakeFaces {
        Album& album;
        explicit Faces(Album& a) : album(a) {}
        Result<std::vector<FaceId>> ids(const FaceQuery& query) const override
        {
            const std::lock_guard lock(album.mutex);
            std::vector<FaceId> all;
            if (!query.group || std::ranges::find(album.open, *query.group) == album.open.end()) return all;
            for (std::int64_t i = 0; i < 6; ++i) all.push_back(FaceId{*query.group * 10 + i});
            if (const auto found = album.split.find(*query.group); found != album.split.end())
                for (const FaceId face : found->second) std::erase(all, face);
            return all;
        }
        Result<std::vector<FaceCard>> cards(std::span<const FaceId> ids) const override
        {
            std::vector<FaceCard> all;
            for (const FaceId id : ids)
                all.push_back({.id = id, .path = "/photos/IMG_" + std::to_string(raw(id)) + ".jpg"});
            return all;
        }
        Result<WhyCard> why(FaceId face) const override
        {
            WhyCard why;
            why.people = {{.id = PersonId{1}, .name = "Lena", .distance = 0.42F, .sure = album.sure, .ask = 0.5F}};
            if (album.nearlyAsNear) why.people.front().against = Against::margin;
            const std::int64_t near = raw(face) * 10;
            for (std::int64_t i = 0; i < 3; ++i)
                why.theirs.push_back({FaceId{near + i}, PersonId{1}, "Lena", 0.42F + 0.01F * static_cast<float>(i)});
            return why;
        }
        Result<std::vector<IgnoredCard>> ignored() const override
        {
            const std::lock_guard lock(album.mutex);
            if (album.hidden.empty()) return std::vector<IgnoredCard>{};
            return std::vector{IgnoredCard{.decision = DecisionId{90}, .atMs = 0, .faces = album.hidden}};
        }
    } theFaces{*this};

    struct Archive : FakeArchive {
        Album& album;
        explicit Archive(Album& a) : album(a) {}
        Result<Overview> overview() const override
        {
            Overview overview;
            overview.faces = album.empty ? 0 : 1000;
            return overview;
        }
    } theArchive{*this};

    struct Photos : FakePhotos {
        Result<PhotoList> list(const PhotoQuery& query) const override
        {
            PhotoList list;
            if (!query.under.empty() && query.under.front() == "/photos/IMG_113.jpg") list.ids = {PhotoId{77}};
            return list;
        }
    } thePhotos;

    const PhotoQuestions& photos() const override { return thePhotos; }
    const GroupQuestions& groups() const override { return theGroups; }
    const PeopleQuestions& people() const override { return thePeople; }
    const SuggestionQuestions& suggestions() const override { return theQuestions; }
    const FaceQuestions& faces() const override { return theFaces; }
    const ArchiveQuestions& archive() const override { return theArchive; }

    Report run(const JobOrder& order, const JobControl&, const ProgressSink&) override
    {
        Report report;
        const std::lock_guard lock(mutex);
        orders.push_back(order);
        if (const auto* forget = std::get_if<jobs::ForgetFaces>(&order); forget && forget->person) {
            std::erase_if(known, [&](const Person& person) { return person.id == forget->person->id; });
            report.forgotten = {.faces = 43, .photos = 40};
        }
        return report;
    }
    Result<Decided> decide(const Command& command) override
    {
        {
            const std::lock_guard lock(mutex);
            told.push_back(command);
            if (refuse) return fail(*refuse, Stage::none);
            apply(command);
        }
        changes.add({.people = true, .groups = true, .history = true});
        Decided decided;
        decided.id = DecisionId{static_cast<std::int64_t>(told.size())};
        return decided;
    }
    void apply(const Command& command)
    {
        if (const auto* named = std::get_if<NameGroup>(&command)) std::erase(open, named->group);
        if (const auto* ignored = std::get_if<IgnoreGroup>(&command)) std::erase(open, ignored->group);
        if (const auto* off = std::get_if<SplitGroup>(&command)) split[off->group] = off->faces;
        if (const auto* one = std::get_if<MergeGroups>(&command)) std::erase(open, one->from);
        if (const auto* faces = std::get_if<AssignFaces>(&command))
            for (const FaceId face : faces->faces) std::erase(alone, face);
        if (std::holds_alternative<Undo>(command)) open = {11, 12, 13, 14};
        if (const auto* yes = std::get_if<ConfirmFaces>(&command)) std::erase(waiting, yes->faces.front());
        if (const auto* no = std::get_if<RejectFaces>(&command)) std::erase(waiting, no->faces.front());
        if (const auto* ignored = std::get_if<IgnoreFaces>(&command)) std::erase(waiting, ignored->faces.front());
        if (std::holds_alternative<AnswerSuggestions>(command)) waiting = {FaceId{503}};
        if (std::holds_alternative<RestoreFaces>(command)) hidden.clear();
    }
    template <class C> std::optional<C> last() const
    {
        const std::lock_guard lock(mutex);
        const C* const command = told.empty() ? nullptr : std::get_if<C>(&told.back());
        return command ? std::optional(*command) : std::nullopt;
    }
    NameQuery lastQuery() const
    {
        const std::lock_guard lock(mutex);
        return queries.back();
    }
    std::size_t decisions() const
    {
        const std::lock_guard lock(mutex);
        return told.size();
    }
};

struct PeopleDesk {
    PageBench<Album> bench;
    std::unique_ptr<PeoplePage> page;

    explicit PeopleDesk(const std::function<void(Album&)>& prepare = {}, const Place& place = {})
    {
        if (prepare) prepare(bench.library);
        page = std::make_unique<PeoplePage>(bench.parts(), &bench.window);
        QObject::connect(&bench.navigator, &Navigator::went, page.get(), [this](const Place& to) {
            if (to.page == "people") page->openAt(to);
        });
        bench.show(*page, place, {1200, 760});
        REQUIRE(
            wait([this] { return page->named().model()->rowCount() == static_cast<int>(bench.library.known.size()); }));
        REQUIRE(wait([this] { return page->groups().waiting() == static_cast<int>(bench.library.open.size()); }));
    }
    ~PeopleDesk() { page.reset(); }
    template <class Condition> bool wait(Condition condition) { return QTest::qWaitFor(condition, 5000); }
    Album& album() { return bench.library; }
    GroupsView& groups() { return page->groups(); }
    NameField& field() { return groups().field(); }
    QModelIndex row(int at) { return groups().model()->index(at, 0); }
    void clickField(int at)
    {
        const QRect tile = groups().visualRect(row(at));
        QTest::mouseClick(groups().viewport(), Qt::LeftButton, {}, GroupTile::fieldRect(tile).center());
    }
    void type(const QString& text)
    {
        QTest::keyClicks(&field(), text);
        REQUIRE(wait([this] { return field().list().isVisible(); }));
    }
    Button* button(const char* name) { return page->findChild<Button*>(name); }
    /// What a drag from a view would take along is held over a tile of another and let go there.
    bool drop(QMimeData* mime, TileView& onto, int at)
    {
        const QPoint place = onto.visualRect(onto.model()->index(at, 0)).center();
        QDragEnterEvent enter(place, Qt::CopyAction, mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(onto.viewport(), &enter);
        QDragMoveEvent move(place, Qt::CopyAction, mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(onto.viewport(), &move);
        const bool taken = enter.isAccepted() && move.isAccepted();
        QDropEvent drop(place, Qt::CopyAction, mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(onto.viewport(), &drop);
        delete mime;
        return taken;
    }
    /// Why what was typed is refused; empty: it is not.
    QString refused()
    {
        QString words;
        for (const FieldReason* const reason : bench.window.findChildren<FieldReason*>()) words += reason->words();
        return words;
    }
    QString state(qint64 group) { return groups().decidedOf(group).name; }
    bool asks(const QString& words)
    {
        return wait([&] { return page->strip().question() == words; });
    }
};

} // namespace albumen::test
