#include "CardWatcher.h"

#include <system_error>
#include <utility>

#include <QSettings>
#include <QSocketNotifier>

#include "MessageSink.h"
#include "Messages.h"
#include "Navigator.h"
#include "Worker.h"

namespace albumen {
namespace {

namespace fs = std::filesystem;

const QString cardsKey = QStringLiteral("window/offerCards");

struct Seen {
    std::vector<fs::path> disks, cards;
};

/// White space in the table is written as its octal number.
QByteArray unescaped(const QByteArray& word)
{
    QByteArray text;
    for (qsizetype i = 0; i < word.size(); ++i) {
        bool octal = false;
        const int code = word[i] == '\\' ? word.mid(i + 1, 3).toInt(&octal, 8) : 0;
        text += octal ? static_cast<char>(code) : word[i];
        if (octal) i += 3;
    }
    return text;
}

QString cardTopic(const fs::path& card)
{
    return QStringLiteral("card ") + pathText(card);
}

/// A file of the kernel has no size: it is read to its end.
Seen seenIn(const fs::path& table)
{
    QFile file(QFile::decodeName(table.c_str()));
    Seen seen;
    if (!file.open(QIODevice::ReadOnly)) return seen;
    seen.disks = mountedDisks(file.readAll());
    std::error_code error;
    for (const fs::path& disk : seen.disks)
        if (disk != "/" && fs::is_directory(disk / "DCIM", error)) seen.cards.push_back(disk);
    return seen;
}

} // namespace

std::vector<fs::path> mountedDisks(const QByteArray& table)
{
    std::vector<fs::path> disks;
    for (const QByteArray& line : table.split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        const qsizetype dash = words.indexOf("-");
        if (dash < 5 || dash + 2 >= words.size() || !words[dash + 2].startsWith("/dev/")) continue;
        disks.emplace_back(unescaped(words[4]).toStdString());
    }
    return disks;
}

CardWatcher::CardWatcher(fs::path table, Worker& worker, MessageSink& messages, Navigator& navigator, QObject* parent)
    : QObject(parent), table_(std::move(table)), worker_(worker), messages_(messages), navigator_(navigator),
      watched_(QFile::decodeName(table_.c_str()))
{
    if (table_.empty()) return;
    look();
    if (!watched_.open(QIODevice::ReadOnly)) return;
    auto* const changes = new QSocketNotifier(watched_.handle(), QSocketNotifier::Exception, this); // as poll() says it
    connect(changes, &QSocketNotifier::activated, this, &CardWatcher::look);
}

void CardWatcher::look()
{
    askAgain_ = asking_;
    if (asking_) return;
    asking_ = true;
    worker_.ask(
        this, [table = table_] { return seenIn(table); },
        [this](Seen seen) {
            asking_ = false;
            found(std::move(seen.disks), std::move(seen.cards));
            if (askAgain_) look();
        });
}

void CardWatcher::found(std::vector<fs::path> disks, std::vector<fs::path> cards)
{
    const std::set<fs::path> before = std::exchange(known_, {disks.begin(), disks.end()});
    for (auto card = offered_.begin(); card != offered_.end();) {
        if (known_.contains(*card)) {
            ++card;
            continue;
        }
        messages_.clear(cardTopic(*card)); // it was taken out
        card = offered_.erase(card);
    }
    if (!std::exchange(looked_, true)) return;
    for (const fs::path& card : cards)
        if (!before.contains(card) && cardsOffered()) offer(card);
}

void CardWatcher::offer(const fs::path& card)
{
    offered_.insert(card);
    const QString path = QFile::decodeName(card.c_str());
    messages_.say(
        {.rank = Rank::info,
         .topic = cardTopic(card),
         .words = [name = nameText(card)] { return piecesAround(tr("%1 has photos."), {name}); },
         .link = [name = nameText(card)] { return tr("Import from %1").arg(name); },
         .follow =
             [this, path, topic = cardTopic(card)] {
                 messages_.clear(topic);
                 navigator_.go({.page = QStringLiteral("bringin"), .query = {{QStringLiteral("from"), path}}});
             }});
}

bool cardsOffered()
{
    return QSettings().value(cardsKey, true).toBool();
}

void setCardsOffered(bool offered)
{
    QSettings().setValue(cardsKey, offered);
}

} // namespace albumen
