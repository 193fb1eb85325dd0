#include <catch2/catch.hpp>

#include <mutex>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "Worker.h"
#include "models/IdListModel.h"

using namespace albumen;

namespace {

struct Thing {
    qint64 id = 0;
    QString name;
};

/// A list of things that a test changes, and what was read of it.
struct Shelf {
    mutable std::mutex mutex;
    std::vector<std::vector<qint64>> reads;
    QString prefix = "thing ";
    bool broken = false;
    qint64 missing = -1;
    Worker worker;
    CardModel<Thing> model{worker,
                           {.read = [this](const std::vector<qint64>& ids) { return read(ids); },
                            .idOf = [](const Thing& thing) { return thing.id; },
                            .show = [](const Thing& thing, int role) -> QVariant {
                                return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(thing.name)
                                                                                                 : QVariant();
                            }}};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    Result<std::vector<Thing>> read(const std::vector<qint64>& ids)
    {
        const std::lock_guard lock(mutex);
        reads.push_back(ids);
        if (broken) return fail(Code::fileUnreadable, Stage::store);
        std::vector<Thing> things;
        for (const qint64 id : ids)
            if (id != missing) things.push_back({id, prefix + QString::number(id)});
        return things;
    }
    std::size_t readCount() const
    {
        const std::lock_guard lock(mutex);
        return reads.size();
    }
    QString text(int row) { return model.index(row).data().toString(); }
    bool comes(int row, const QString& words)
    {
        return QTest::qWaitFor([&] { return text(row) == words; }, 5000);
    }
};

std::vector<qint64> upTo(qint64 count)
{
    std::vector<qint64> ids;
    for (qint64 id = 1; id <= count; ++id) ids.push_back(id);
    return ids;
}

} // namespace

TEST_CASE("Rows are read in windows where they are looked at, and no others")
{
    Shelf shelf;
    shelf.model.apply(upTo(5000), false);
    CHECK(shelf.model.rowCount() == 5000);
    QTest::qWait(50);
    shelf.reads.clear(); // the tester looks at the first row
    CHECK(shelf.text(3000).isEmpty());
    REQUIRE(shelf.comes(3000, "thing 3001"));
    CHECK(shelf.readCount() == 1);
    CHECK(shelf.reads[0].size() == IdListModel::window);
    CHECK(shelf.reads[0].front() == 3000 / IdListModel::window * IdListModel::window + 1);
    CHECK(shelf.text(3001) == "thing 3002");
    CHECK(shelf.readCount() == 1);
    CHECK(shelf.model.card(shelf.model.index(3000))->id == 3001);
}

TEST_CASE("A fast scroll reads what is in sight at its end and not all that passed")
{
    Shelf shelf;
    shelf.model.apply(upTo(100'000), false);
    for (int row = 0; row < 100'000; row += 100) shelf.text(row);
    REQUIRE(shelf.comes(99'900, "thing 99901"));
    QTest::qWait(100);
    CHECK(shelf.readCount() < 8);
}

TEST_CASE("Rows that arrive are told together, not one by one")
{
    Shelf shelf;
    shelf.model.apply(upTo(1000), false);
    QSignalSpy changed(&shelf.model, &QAbstractItemModel::dataChanged);
    REQUIRE(shelf.comes(0, "thing 1"));
    REQUIRE(QTest::qWaitFor([&] { return !changed.isEmpty(); }));
    CHECK(changed.size() <= 2);
    CHECK(changed.last().at(1).toModelIndex().row() >= 511);
}

TEST_CASE("While it is looked at new rows join at the end and gone ones leave a gap, then it settles")
{
    Shelf shelf;
    shelf.model.apply({1, 2, 3, 4}, false);
    REQUIRE(shelf.comes(1, "thing 2"));
    shelf.model.apply({9, 4, 3, 1, 8}, true);
    CHECK(shelf.model.ids() == std::vector<qint64>{1, 2, 3, 4, 9, 8});
    CHECK(shelf.model.index(1).data(IdListModel::goneRole).toBool());
    CHECK_FALSE(shelf.model.index(0).data(IdListModel::goneRole).toBool());
    CHECK(shelf.text(1) == "thing 2"); // it is still told what stood there
    CHECK_FALSE(shelf.model.settled());
    shelf.model.apply({9, 4, 3, 1, 8, 2}, true); // it came back: no gap any more
    CHECK_FALSE(shelf.model.index(1).data(IdListModel::goneRole).toBool());
    shelf.model.apply({9, 4, 3, 1, 8}, true);
    shelf.model.settle();
    CHECK(shelf.model.ids() == std::vector<qint64>{9, 4, 3, 1, 8});
    CHECK(shelf.model.settled());
    CHECK(shelf.model.rowOf(3) == 2);
    CHECK(shelf.model.rowOf(2) == -1);
}

TEST_CASE("Persistent indexes stay with their id when the list settles, and end with it")
{
    Shelf shelf;
    shelf.model.apply({1, 2, 3}, false);
    const QPersistentModelIndex first(shelf.model.index(0)), second(shelf.model.index(1));
    shelf.model.apply({3, 5, 1}, false);
    CHECK(first.row() == 2);
    CHECK_FALSE(second.isValid());
}

TEST_CASE("A row that changed is read again and shows what it did until then")
{
    Shelf shelf;
    shelf.model.apply(upTo(10), false);
    REQUIRE(shelf.comes(4, "thing 5"));
    {
        const std::lock_guard lock(shelf.mutex);
        shelf.prefix = "new ";
        shelf.reads.clear();
    }
    const std::vector<qint64> changed{5, 77};
    shelf.model.reread(changed);
    CHECK(shelf.text(4) == "thing 5");
    REQUIRE(shelf.comes(4, "new 5"));
    CHECK(shelf.text(5) == "thing 6");
    CHECK(shelf.reads.size() == 1);
    CHECK(shelf.reads[0] == std::vector<qint64>{5});
    shelf.model.rereadAll();
    REQUIRE(shelf.comes(5, "new 6"));
}

TEST_CASE("An id without a card is not asked for again and again")
{
    Shelf shelf;
    shelf.missing = 2;
    shelf.model.apply(upTo(3), false);
    REQUIRE(shelf.comes(0, "thing 1"));
    const auto reads = shelf.readCount();
    for (int i = 0; i < 5; ++i) {
        CHECK(shelf.text(1).isEmpty());
        QTest::qWait(20);
    }
    CHECK(shelf.readCount() == reads);
    CHECK_FALSE(shelf.model.card(shelf.model.index(1)));
}

TEST_CASE("A row that the library has no card of any more shows what it did until the list is told")
{
    Shelf shelf;
    shelf.model.apply(upTo(3), false);
    REQUIRE(shelf.comes(1, "thing 2"));
    {
        const std::lock_guard lock(shelf.mutex);
        shelf.missing = 2;
        shelf.prefix = "new ";
    }
    shelf.model.rereadAll();
    REQUIRE(shelf.comes(0, "new 1"));
    CHECK(shelf.text(1) == "thing 2");
    shelf.model.apply({1, 3}, true);
    CHECK(shelf.text(1) == "thing 2");
    shelf.model.settle();
    CHECK(shelf.text(1) == "new 3");
}

TEST_CASE("A row whose place is kept is not forgotten however often the others are read")
{
    Shelf shelf;
    shelf.model.apply(upTo(3), false);
    REQUIRE(shelf.comes(1, "thing 2"));
    shelf.model.apply({1, 3}, true);
    for (int turn = 0; turn < 2 * IdListModel::windowsKept; ++turn) {
        {
            const std::lock_guard lock(shelf.mutex);
            shelf.prefix = QString("turn %1 of ").arg(turn);
        }
        shelf.model.rereadAll();
        REQUIRE(shelf.comes(0, QString("turn %1 of 1").arg(turn)));
    }
    CHECK(shelf.text(1) == "thing 2");
    CHECK(shelf.model.index(1).data(IdListModel::goneRole).toBool());
}

TEST_CASE("A failed read is said, and tried again when somebody looks again")
{
    Shelf shelf;
    shelf.broken = true;
    QSignalSpy failed(&shelf.model, &IdListModel::failed);
    shelf.model.apply(upTo(3), false);
    CHECK(shelf.text(0).isEmpty());
    REQUIRE(QTest::qWaitFor([&] { return !failed.isEmpty(); }));
    {
        const std::lock_guard lock(shelf.mutex);
        shelf.broken = false;
    }
    CHECK(shelf.comes(0, "thing 1"));
}

TEST_CASE("Rows that were not looked at for long are forgotten")
{
    Shelf shelf;
    shelf.model.apply(upTo(IdListModel::window * (IdListModel::windowsKept + 4)), false);
    REQUIRE(shelf.comes(0, "thing 1"));
    for (int part = 1; part < IdListModel::windowsKept + 4; ++part)
        REQUIRE(shelf.comes(part * IdListModel::window, "thing " + QString::number(part * IdListModel::window + 1)));
    int known = 0;
    for (int row = 0; row < shelf.model.rowCount(); ++row)
        known += shelf.model.index(row).data(IdListModel::readyRole).toBool();
    CHECK(known <= IdListModel::windowsKept * IdListModel::window);
    CHECK(shelf.comes(IdListModel::window, "thing 513")); // and read again when somebody looks
}
