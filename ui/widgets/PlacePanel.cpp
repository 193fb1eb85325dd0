#include "widgets/PlacePanel.h"

#include <utility>

#include <QLineEdit>
#include <QStandardItemModel>

namespace albumen {

PlacePanel::PlacePanel(QWidget* parent) : ChoicePanel(QStringLiteral("place"), parent)
{
}

void PlacePanel::open(std::function<QString()> title, const QRect& by)
{
    title_ = std::move(title);
    retranslate();
    openBy(by, {});
}

void PlacePanel::retranslate()
{
    setWords(title_ ? title_() : QString(), tr("Set"), tr("City, or 38.72, -9.13"), tr("Places"));
    if (title_) showRows();
}

void PlacePanel::fill()
{
    waited_ = false;
    const QString text = field().text().trimmed();
    if (!text.isEmpty()) return emit typed(text); // the rows stay until it is answered
    setFound({}, {}, {});
}

void PlacePanel::setFound(const QString& text, const QStringList& places, const QString& none)
{
    if (text != field().text().trimmed()) return; // something else is typed by now
    answered_ = text;
    places_ = places;
    none_ = none;
    showRows();
    if (std::exchange(waited_, false)) take(marked());
}

void PlacePanel::showRows()
{
    rows().clear();
    for (const QString& place : std::as_const(places_)) {
        auto* const item = new QStandardItem(place); // the model owns it
        item->setToolTip(place);
        rows().appendRow(item);
    }
    rows().appendRow(new QStandardItem(tr("As the files say")));
    mark(places_.isEmpty() ? -1 : 0);
    fit();
}

void PlacePanel::take(int row)
{
    const QString text = field().text().trimmed();
    if (row >= places_.size()) {
        shut();
        return emit fileChosen();
    }
    if (text != answered_) {
        waited_ = true;
    } else if (row >= 0) {
        shut();
        emit chosen(row);
    } else {
        refuse(text.isEmpty() ? tr("Type the name of a city first.") : none_);
    }
}

} // namespace albumen
