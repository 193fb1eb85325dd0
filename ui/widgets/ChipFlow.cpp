#include "widgets/ChipFlow.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QPainter>

#include "Paint.h"
#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

constexpr int chipGap = 6, pillAround = 8, pillHigh = 24;

/// Words in a pill, cut where the line is too short.
class Pill final : public QWidget
{
public:
    Pill(const QString& words, bool warns, QWidget* parent)
        : QWidget(parent),
          words_(new ElidedLabel(Qt::ElideRight, Type::caption, warns ? &Theme::warn : &Theme::ink2, this)),
          warns_(warns)
    {
        words_->setText(words);
    }
    QSize sizeHint() const override
    {
        return {words_->fontMetrics().horizontalAdvance(words_->text()) + 2 * pillAround + 2, grown(pillHigh, 1, 8)};
    }

protected:
    void resizeEvent(QResizeEvent*) override { words_->setGeometry(rect().adjusted(pillAround, 0, -pillAround, 0)); }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintBox(painter, rect(), height() / 2., warns_ ? theme().warnSoft : theme().hover, Qt::transparent);
    }

private:
    ElidedLabel* words_;
    bool warns_;
};

} // namespace

ChipFlow::ChipFlow(int above, QWidget* parent) : QWidget(parent), above_(above)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    hide();
}

void ChipFlow::clear(QWidget* elsewhere)
{
    elsewhere_ = elsewhere;
    had_ = -1;
    for (qsizetype i = 0; i < all_.size(); ++i)
        if (all_[i]->hasFocus() && all_[i] != kept_) had_ = static_cast<int>(i);
    for (QWidget* const one : std::exchange(all_, {})) {
        if (one == kept_) continue;
        one->hide();
        one->deleteLater(); // one of them may be what was just clicked
    }
}

Button* ChipFlow::addToken(const QString& words, const QString& tip)
{
    auto* const token = new Button(Button::Kind::bigSoft, QStringLiteral("close"), this);
    token->setSmall(true);
    token->setText(QString(words).replace(QLatin1Char('&'), QStringLiteral("&&")));
    token->setToolTip(words + QLatin1Char('\n') + tip);
    token->setAccessibleDescription(tip);
    token->setObjectName(QStringLiteral("token"));
    add(token);
    return token;
}

QWidget* ChipFlow::addWords(const QString& words, const QString& tip, bool warns)
{
    auto* const pill = new Pill(words, warns, this);
    pill->setToolTip(tip);
    add(pill);
    return pill;
}

void ChipFlow::keep(QWidget* widget)
{
    kept_ = widget;
    if (widget->parentWidget() == this)
        all_ << widget;
    else
        add(widget);
}

void ChipFlow::add(QWidget* widget)
{
    widget->setParent(this);
    all_ << widget;
    widget->show();
}

void ChipFlow::done()
{
    setVisible(!all_.isEmpty());
    arrange();
    if (const int had = std::exchange(had_, -1); had >= 0) {
        QWidget* const next = all_.isEmpty() ? elsewhere_ : all_[std::min(qsizetype{had}, all_.size() - 1)];
        if (next) next->setFocus(Qt::OtherFocusReason);
    }
}

QStringList ChipFlow::words() const
{
    QStringList words;
    for (const QWidget* const one : all_) {
        if (const auto* const button = qobject_cast<const QAbstractButton*>(one)) words << button->text();
        if (const auto* const label = one->findChild<QLabel*>()) words << label->text();
    }
    return words;
}

void ChipFlow::resizeEvent(QResizeEvent*)
{
    arrange();
}

bool ChipFlow::event(QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::LayoutRequest) arrange();
    return QWidget::event(event);
}

/// Those of a line stand on its middle.
void ChipFlow::arrange()
{
    int y = above_;
    for (qsizetype first = 0, next = 0; first < all_.size(); first = next) {
        int line = 0;
        for (int x = 0; next < all_.size(); ++next) {
            const QSize size = all_[next]->sizeHint().boundedTo({std::max(width(), 1), 1000});
            if (x > 0 && x + size.width() > width()) break;
            all_[next]->setGeometry(x, y, size.width(), size.height());
            x += size.width() + chipGap;
            line = std::max(line, size.height());
        }
        for (qsizetype i = first; i < next; ++i) all_[i]->move(all_[i]->x(), y + (line - all_[i]->height()) / 2);
        y += line + chipGap;
    }
    const int high = all_.isEmpty() ? 0 : y - chipGap;
    if (std::exchange(height_, high) != high) updateGeometry();
}

} // namespace albumen
