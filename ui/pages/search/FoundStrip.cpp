#include "pages/search/FoundStrip.h"

#include <cmath>

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "Paint.h"
#include "Theme.h"
#include "pages/search/SearchWords.h"
#include "widgets/Label.h"

namespace albumen {

/// Five bars side by side, each with its words above it.
class ClassBars final : public QWidget
{
public:
    explicit ClassBars(QWidget* parent) : QWidget(parent)
    {
        setObjectName(QStringLiteral("foundClasses"));
        setFixedHeight(QFontMetrics(fontOf(Type::caption)).height() + 10);
    }
    void show(const std::vector<Guess>& classes, const QString& instead)
    {
        classes_ = classes;
        instead_ = instead;
        setAccessibleName(words());
        setToolTip(words());
        update();
    }
    QString words() const
    {
        QStringList all;
        for (const Guess& one : classes_) all << nameOf(one) + QLatin1Char(' ') + shareOf(one);
        return classes_.empty() ? instead_ : all.join(QStringLiteral(", "));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const QFontMetrics metrics(fontOf(Type::caption));
        painter.setFont(fontOf(Type::caption));
        painter.setPen(theme().ink3);
        if (classes_.empty())
            return painter.drawText(QRect(0, 0, width(), metrics.height()), Qt::TextSingleLine, instead_);
        const int count = static_cast<int>(classes_.size()), wide = (width() - gap * (count - 1)) / count;
        for (int i = 0; i < count; ++i) paintOne(painter, metrics, classes_[std::size_t(i)], i * (wide + gap), wide);
    }

private:
    static constexpr int gap = 14, bar = 4;

    static QString nameOf(const Guess& guess) { return sceneText(guess.label); }
    static QString shareOf(const Guess& guess)
    {
        const long share = std::lround(100 * guess.probability);
        return share == 0 ? QStringLiteral("<1%") : QStringLiteral("%1%").arg(share);
    }
    static void paintOne(QPainter& painter, const QFontMetrics& metrics, const Guess& guess, int left, int wide)
    {
        const QString share = shareOf(guess);
        const QRect line(left, 0, wide, metrics.height());
        painter.setPen(theme().ink2);
        painter.drawText(line, Qt::AlignRight | Qt::TextSingleLine, share);
        painter.drawText(
            line, Qt::TextSingleLine,
            metrics.elidedText(nameOf(guess), Qt::ElideRight, wide - metrics.horizontalAdvance(share) - 4));
        paintBar(painter, QRectF(left, metrics.height() + 3, wide, bar), static_cast<double>(guess.probability),
                 theme().accent);
    }

    std::vector<Guess> classes_;
    QString instead_;
};

FoundStrip::FoundStrip(QWidget* parent)
    : QWidget(parent), name_(new ElidedLabel(Qt::ElideMiddle, Type::captionStrong, &Theme::ink, this)),
      why_(new ElidedLabel(Qt::ElideRight, Type::caption, &Theme::ink2, this)), bars_(new ClassBars(this))
{
    name_->setObjectName(QStringLiteral("foundName"));
    why_->setObjectName(QStringLiteral("foundWhy"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(metric::pageMargin, 8, metric::pageMargin, 8);
    column->setSpacing(4);
    auto* const row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(name_, 1);
    row->addWidget(why_, 3);
    column->addLayout(row);
    column->addWidget(bars_);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    words();
}

void FoundStrip::setPhoto(const QString& name, const QString& why)
{
    file_ = name;
    reason_ = why;
    words();
}

void FoundStrip::setClasses(const std::vector<Guess>& classes, bool looked)
{
    bars_->show(classes, file_.isEmpty() || looked ? QString() : tr("Not looked at yet"));
}

QString FoundStrip::why() const
{
    return why_->text();
}

QString FoundStrip::classes() const
{
    return bars_->words();
}

void FoundStrip::words()
{
    name_->setText(file_);
    name_->setVisible(!file_.isEmpty());
    why_->setText(file_.isEmpty() ? tr("Choose a photo to see why it was found") : reason_);
}

void FoundStrip::retranslate()
{
    words();
}

void FoundStrip::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(QRect(0, 0, width(), 1), theme().line);
}

} // namespace albumen
