#include <catch2/catch.hpp>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "pages/archive/PeopleModel.h"

using namespace albumen;

namespace {

PersonCard person(std::int64_t id, std::string name, std::uint64_t photos)
{
    PersonCard card;
    card.id = PersonId{id};
    card.name = std::move(name);
    card.photos = photos;
    return card;
}

QStringList names(const PeopleModel& model)
{
    QStringList all;
    for (int i = 0; i < model.rowCount(); ++i) all << model.index(i).data().toString();
    return all;
}

} // namespace

TEST_CASE("People are sorted by photos, then by name, and by name alone when asked")
{
    PeopleModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.update({person(1, "Ines", 5), person(2, "emil", 9), person(3, "Anna", 5)}, false);
    CHECK(names(model) == QStringList{"emil", "Anna", "Ines"});
    model.setOrder(PeopleModel::Order::name);
    CHECK(names(model) == QStringList{"Anna", "emil", "Ines"});
}

TEST_CASE("Rows keep their place while they are looked at, new ones join at the end, gone ones leave when it settles")
{
    PeopleModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.update({person(1, "A", 9), person(2, "B", 5), person(3, "C", 1)}, false);
    const QPersistentModelIndex b = model.index(1);
    model.update({person(3, "C", 99), person(1, "A", 9), person(4, "D", 50)}, true);
    CHECK(names(model) == QStringList{"A", "B", "C", "D"});
    CHECK(model.index(2).data(PeopleModel::photosRole).toInt() == 99);
    CHECK(model.peopleCount() == 3);
    model.settle();
    CHECK(names(model) == QStringList{"C", "D", "A"});
    CHECK_FALSE(b.isValid());
}

TEST_CASE("Sorting moves persistent indexes with their person")
{
    PeopleModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.update({person(1, "B", 9), person(2, "A", 5)}, false);
    const QPersistentModelIndex b = model.index(0);
    model.setOrder(PeopleModel::Order::name);
    CHECK(b.row() == 1);
    CHECK(b.data().toString() == "B");
}

TEST_CASE("The filter finds names whatever their case, and nothing else")
{
    PeopleModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.update({person(1, "Hannah", 9), person(2, "Anna", 5), person(3, "Tom", 1)}, false);
    model.setFilter("ANN");
    CHECK(names(model) == QStringList{"Hannah", "Anna"});
    model.update({person(1, "Hannah", 9), person(2, "Anna", 5), person(3, "Tom", 1), person(4, "Joanna", 2),
                  person(5, "Paul", 3)},
                 true);
    CHECK(names(model) == QStringList{"Hannah", "Anna", "Joanna"});
    model.setFilter({});
    CHECK(model.rowCount() == 5);
}

TEST_CASE("A screen reader hears name, photos and what waits")
{
    PeopleModel model;
    PersonCard hannah = person(1, "Hannah", 4812);
    hannah.toConfirm = 9;
    hannah.folder = "Hannah";
    model.update({hannah, person(2, "Tom", 1)}, false);
    CHECK(model.index(0).data(Qt::AccessibleTextRole).toString() == "Hannah, 4,812 photos, 9 to confirm");
    CHECK(model.index(1).data(Qt::AccessibleTextRole).toString() == "Tom, 1 photo, not filed");
}
