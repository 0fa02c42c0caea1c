import java.io.FileInputStream;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates PDF files, many in one run: VeraPdf 2u,ua1 FILE.pdf ...   Ends with 1 if any file fails. */
public class VeraPdf {
  /** Assertions kept of one file. */
  private static final int SHOWN = 20;

  public static void main(String[] words) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    boolean valid = true;
    for (int i = 1; i < words.length; i++) {
      for (String flavour : words[0].split(",")) {
        valid &= validate(words[i], PDFAFlavour.byFlavourId(flavour));
      }
    }
    System.exit(valid ? 0 : 1);
  }

  private static boolean validate(String file, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
      PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, SHOWN, false, false, false);
      ValidationResult result = validator.validate(parser);
      System.out.printf("%s %s %s%n", file, flavour, result.isCompliant() ? "valid" : "NOT VALID");
      for (TestAssertion failed : result.getTestAssertions()) {
        System.out.printf("   %s: %s (%s)%n      at %s%n", failed.getRuleId().getClause(), failed.getMessage(),
            failed.getErrorMessage(), failed.getLocation().getContext());
      }
      return result.isCompliant();
    }
  }
}
