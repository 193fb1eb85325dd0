#include "pages/viewer/DateLine.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>

#include "DateText.h"
#include "base/Day.h"
#include "widgets/Button.h"
#include "widgets/EditLine.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
const QString form = QStringLiteral("yyyy-MM-dd HH:mm"), dayForm = QStringLiteral("yyyy-MM-dd");
}

DateLine::DateLine(QWidget* parent)
    : QWidget(parent), line_(new EditLine(new ElidedLabel(Qt::ElideRight, Type::section, &Theme::ink),
                                          QStringLiteral("taken"), EditLine::Left::drops))
{
    auto* const all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(line_);
    connect(line_, &EditLine::wanted, this, &DateLine::edit);
    connect(line_, &EditLine::typed, this, &DateLine::accept);
    connect(line_, &EditLine::stopped, this, &DateLine::stopped);
    setFixedHeight(grown(metric::control, 1, 14));
    retranslate();
}

void DateLine::show(std::optional<qint64> localS, DateSpan span, bool said)
{
    localS_ = localS;
    span_ = span;
    said_ = said;
    retranslate();
}

QString DateLine::words() const
{
    return line_->words().text();
}

QLineEdit& DateLine::field()
{
    return line_->field();
}

void DateLine::retranslate()
{
    line_->words().setText(localS_ ? takenText(localS_, span_) : tr("Without a date"));
    Button& pencil = line_->pencil();
    pencil.setToolTip(said_ ? tr("Change the date (it was changed before)") : tr("Change the date"));
    pencil.setAccessibleName(pencil.toolTip());
    field().setPlaceholderText(tr("YYYY-MM-DD HH:MM"));
    field().setAccessibleName(tr("Date, YYYY-MM-DD HH:MM"));
    field().setToolTip(tr("Empty: as the file says"));
}

void DateLine::edit()
{
    const bool typable = localS_ && span_ < DateSpan::month; // else empty, which leaves it as the file says
    const QString& how = span_ == DateSpan::day ? dayForm : form;
    line_->edit(typable ? QDateTime::fromSecsSinceEpoch(*localS_, Qt::UTC).toString(how) : QString());
}

void DateLine::stopEditing()
{
    line_->stop();
}

void DateLine::accept(const QString& text)
{
    const QString typed = text.simplified();
    if (typed.isEmpty()) {
        emit dateSaid(std::nullopt);
        return stopEditing();
    }
    QDateTime said = QDateTime::fromString(typed, form);
    if (!said.isValid()) said = QDateTime(QDate::fromString(typed, dayForm), QTime(0, 0));
    if (!said.isValid()) return line_->refuse(tr("Write it like 2024-03-14 18:22.")); // to be mended
    const qint64 localS = QDateTime(said.date(), said.time(), Qt::UTC).toSecsSinceEpoch();
    if (!mayBeTaken(localS, QDateTime::currentMSecsSinceEpoch()))
        return line_->refuse(tr("Photos were taken between %1 and today.").arg(firstPhotoYear));
    emit dateSaid(localS);
    stopEditing();
}

} // namespace albumen
